package dev.sextant.bootstrap.cli.logs;

/** How templates are named outside: the same in every form of a report. */
final class TemplateIds {

    private TemplateIds() {}

    static String text(int template) {
        return "t" + template;
    }
}
