package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebServerTest {

    @Test
    void it_serves_the_routes_of_a_context_on_a_free_port() {
        try (var program = new InMemoryProgram(new ContractCheck())) {
            Reply opened = program.ann().post("/api/v1/cases", "{\"title\":\"Checkout answers 502\"}");
            assertThat(opened.status()).isEqualTo(201);
            assertThat(program.ann().get(opened.header("Location")).text()).isEqualTo(opened.text());
        }
    }
}
