package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void one_item_too_many_proves_the_next_page_and_is_left_out() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, item -> new Cursor(List.of(item.toString())));

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.next()).isEqualTo(Option.some(new Cursor(List.of("2"))));
    }

    @Test
    void the_last_page_has_no_next_even_when_it_is_full() {
        Page<Integer> page = Page.of(List.of(1, 2), 2, item -> new Cursor(List.of(item.toString())));

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.next()).isEqualTo(Option.none());
    }

    @Test
    void a_limit_out_of_range_is_a_programming_error() {
        assertThatThrownBy(() -> new PageRequest(0, Option.none())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PageRequest(101, Option.none())).hasMessageContaining("101");
        assertThat(PageRequest.first().limit()).isEqualTo(20);
    }
}
