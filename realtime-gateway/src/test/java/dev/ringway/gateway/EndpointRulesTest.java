package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.gateway.live.RoomKind;
import dev.ringway.gateway.room.RoomRules;
import dev.ringway.local.server.FreePorts;
import dev.ringway.starter.test.EndpointRulesContract;
import dev.ringway.starter.test.WithRingwayServers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithRingwayServers
class EndpointRulesTest extends EndpointRulesContract {

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry properties) {
        int port = FreePorts.next();
        properties.add("SOCKETIO_PORT", () -> port);
    }

    @ParameterizedTest
    @EnumSource
    void every_room_has_a_rule(RoomKind kind) {
        assertThat(RoomRules.of(kind)).isPresent();
    }
}
