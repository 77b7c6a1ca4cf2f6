package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A hypothesis as somebody would like to propose it; nothing of it is checked yet.
 *
 * @param title what it says, in a sentence; required
 * @param category the key of a {@link Category}; required
 * @param failureMode finer, in lower snake_case
 * @param chain how the cause leads to the effect
 */
public record HypothesisDraft(
        Option<String> title, Option<String> category, Option<String> failureMode, Option<ChainDraft> chain) {

    /** The greatest length of a title, in code points. */
    public static final int LONGEST_TITLE = 200;

    private static final TextRule TITLE = new TextRule("/title", LONGEST_TITLE, true, true);
    private static final Pattern FAILURE_MODE = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    /** A draft with a title and a category only. */
    public static HypothesisDraft of(String title, Category category) {
        return new HypothesisDraft(Option.some(title), Option.some(category.key()), Option.none(), Option.none());
    }

    Either<HypothesisError, HypothesisText> check() {
        var report = new FieldReport();
        Option<String> checkedTitle = report.takeRequired("/title", title, HypothesisDraft::title);
        Option<Category> checkedCategory = report.takeRequired("/category", category, HypothesisDraft::category);
        Option<String> checkedMode = report.takeIfGiven(failureMode.map(HypothesisDraft::failureMode));
        Option<CauseChain> checkedChain = chain.flatMap(draft -> draft.check(report));
        return report.answer(
                HypothesisError.InvalidFields::new,
                () -> new HypothesisText(checkedTitle.get(), checkedCategory.get(), checkedMode, checkedChain));
    }

    /** Every field that is wrong; empty when a hypothesis can be proposed with it. */
    public List<FieldError> wrongFields() {
        return check().fold(HypothesisError::fields, text -> List.of());
    }

    static Validation<FieldError, String> title(String text) {
        return TITLE.check(text.strip());
    }

    static Validation<FieldError, Category> category(String key) {
        return Category.of(key)
                .filter(HypothesisDraft::isOfCauses)
                .toValidation(() -> new FieldError("/category", "unknown_value", "must be one of " + categories()));
    }

    static Validation<FieldError, String> failureMode(String text) {
        return FAILURE_MODE.matcher(text).matches()
                ? Validation.valid(text)
                : Validation.invalid(new FieldError(
                        "/failure_mode", "malformed", "must be 1 to 80 of a-z, 0-9 and '_', and begin with a letter"));
    }

    /** Whether something of this category can be a cause: that nothing is wrong, or nothing known, is none. */
    private static boolean isOfCauses(Category category) {
        return category != Category.HEALTHY && category != Category.UNKNOWN;
    }

    private static String categories() {
        return Arrays.stream(Category.values())
                .filter(HypothesisDraft::isOfCauses)
                .map(Category::key)
                .collect(Collectors.joining(", "));
    }
}
