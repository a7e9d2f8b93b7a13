package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.FreePorts;
import dev.ringway.starter.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What needs no Redis goes on without it, from the start on. */
@DirtiesContext
class WithoutRedisTest extends RunningCampaigns {

    @DynamicPropertySource
    static void noRedis(DynamicPropertyRegistry properties) {
        String nobody = "redis://localhost:" + FreePorts.next();
        properties.add("ringway.redis.uri", () -> nobody);
    }

    @Test
    void theServiceIsReadyAndAnswers() {
        await().atMost(LIMIT)
                .until(() -> get("/actuator/health/readiness", Role.VIEWER).statusCode() == 200);
        String id = added("").path("id").asString();
        assertThat(get(CONTACTS + "/" + id, Role.VIEWER).statusCode()).isEqualTo(200);
    }
}
