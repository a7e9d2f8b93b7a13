package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GatewayKillProof {

    private static final int CLIENTS = Integer.getInteger("ringway.kill.clients");
    private static final int EVENTS_PER_SECOND = Integer.getInteger("ringway.kill.events");
    private static final Duration REDIS_AWAY = Duration.ofSeconds(20);

    @Test
    @Tag("gateway-kill")
    void nobody_misses_anything_where_a_gateway_is_killed_and_where_redis_is_away() {
        Outage.Outcome killed = outage().run(GatewayProcess::kill);
        Outage.Outcome away = outage().run(_ -> OutageTest.withoutRedis(REDIS_AWAY));
        ProofReport report = new ProofReport(
                "gateway-kill",
                "200 clients of two gateways follow a room in which 500 changes are told in a second; one gateway is killed"
                        + " by `kill -9`, and in a second run Redis is stopped for 20 s: by the cursors of each client"
                        + " nothing is missing and nothing comes twice, and each stands at the end where the room stands");
        tell(report, "killed: ", killed);
        tell(report, "Redis away: ", away);
        report.write();
        assertThat(killed.reconnects()).isPositive();
        OutageTest.assertComplete(killed);
        OutageTest.assertComplete(away);
    }

    private static Outage outage() {
        return new Outage(CLIENTS, EVENTS_PER_SECOND, Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    private static void tell(ProofReport report, String which, Outage.Outcome outcome) {
        report.figure(which + "clients", outcome.clients())
                .figure(which + "changes published", outcome.events())
                .figure(which + "reconnects", outcome.reconnects())
                .figure(which + "steps told as they happened", outcome.told())
                .figure(which + "steps told after a reconnect", outcome.missed())
                .figure(which + "steps that did not follow the one before", outcome.broken())
                .figure(which + "clients told the room anew", outcome.roomsAnew())
                .figure(which + "somebody does not stand where the room stands", outcome.stale())
                .figure(which + "took (s)", outcome.took().toSeconds());
    }
}
