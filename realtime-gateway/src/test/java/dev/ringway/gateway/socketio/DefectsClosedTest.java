package dev.ringway.gateway.socketio;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that netty-socketio gets wrong is left of it here. {@link BareLibraryTest} says that it gets it wrong. */
class DefectsClosedTest {

    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = new Servers(Server::new);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest
    @MethodSource("everyDefect")
    void is_closed(Defect defect, RawClient.Transport transport) {
        defect.check(servers, transport);
    }

    static Stream<Arguments> everyDefect() {
        return Arrays.stream(Defect.values())
                .flatMap(defect -> Arrays.stream(RawClient.Transport.values()).map(one -> Arguments.of(defect, one)))
                .filter(arguments -> !(arguments.get()[0] == Defect.CLOSE_LEAVES_THE_CONNECTION
                        && arguments.get()[1] == RawClient.Transport.POLLING));
    }
}
