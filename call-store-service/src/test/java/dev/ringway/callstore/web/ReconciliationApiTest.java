package dev.ringway.callstore.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.ServiceClient;
import dev.ringway.starter.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationApiTest extends RunningCallStore {

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void withoutASpanOfTimeWhatIsDueIsDone(String body) {
        assertThat(asked(body)).isEqualTo(202);
    }

    @Test
    void halfASpanIsNone() {
        assertThat(asked("{\"from\": \"2026-11-22T10:00:00Z\"}")).isEqualTo(400);
        assertThat(asked("{\"from\"")).isEqualTo(400);
    }

    private int asked(String body) {
        return new ServiceClient(port)
                .post("/api/v1/ops/call-store-service/reconciliation", Role.OPERATOR, body)
                .statusCode();
    }
}
