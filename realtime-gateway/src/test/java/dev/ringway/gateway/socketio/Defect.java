package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What netty-socketio gets wrong, each as a check that fails where it is wrong. */
enum Defect {
    A_CLIENT_WITHOUT_AUTH_STAYS_AND_HEARS {
        @Override
        void check(Target server, RawClient.Transport transport) {
            withoutAcceptedAuth(server, transport, "40");
        }
    },
    A_CLIENT_WITH_REFUSED_AUTH_STAYS_AND_HEARS {
        @Override
        void check(Target server, RawClient.Transport transport) {
            withoutAcceptedAuth(server, transport, "40{\"token\":\"bad\"}");
        }
    },
    EVENTS_COUNT_BEFORE_CONNECT {
        @Override
        void check(Target server, RawClient.Transport transport) {
            int before = server.handledEvents();
            try (RawClient client = transport.open(server.url())) {
                client.send("421[\"echo\",1]");
                ends(client);
            }
            assertThat(server.handledEvents()).isEqualTo(before);
        }
    },
    A_COOKIE_IS_THE_SESSION_ID {
        @Override
        void check(Target server, RawClient.Transport transport) {
            String wanted = UUID.randomUUID().toString();
            try (RawClient client = transport.open(server.url(), "Cookie", "io=" + wanted)) {
                assertThat(client.open().path("sid").asString()).isNotEqualTo(wanted);
            }
        }
    },
    EVERYBODY_IS_TOLD_THE_SECRET_SESSION_ID {
        @Override
        void check(Target server, RawClient.Transport transport) {
            try (RawClient client = transport.open(server.url())) {
                client.send(CONNECT);
                assertThat(client.next(PATIENCE).orElse(""))
                        .startsWith("40")
                        .doesNotContain(client.open().path("sid").asString());
            }
        }
    },
    THE_OPEN_PACKET_LACKS_MAX_PAYLOAD {
        @Override
        void check(Target server, RawClient.Transport transport) {
            try (RawClient client = transport.open(server.url())) {
                assertThat(client.open().path("maxPayload").asInt(0)).isPositive();
            }
        }
    },
    EVERY_51ST_QUEUED_PACKET_IS_LOST(RawClient.Transport.POLLING) {
        @Override
        void check(Target server, RawClient.Transport transport) {
            try (RawClient client = connected(server, transport)) {
                IntStream.range(0, 160).forEach(n -> server.broadcast("n", Integer.toString(n)));
                List<String> received = new ArrayList<>();
                Optional<String> packet = client.next(PATIENCE);
                while (packet.isPresent() && received.size() < 159) {
                    received.add(packet.get());
                    packet = client.next(PATIENCE);
                }
                packet.ifPresent(received::add);
                assertThat(received)
                        .isEqualTo(IntStream.range(0, 160)
                                .mapToObj(n -> "42[\"n\",\"" + n + "\"]")
                                .toList());
            }
        }
    },
    A_MALFORMED_PACKET_IS_NO_END {
        @Override
        void check(Target server, RawClient.Transport transport) {
            try (RawClient client = connected(server, transport)) {
                client.send("4abc");
                ends(client);
            }
        }
    },
    AN_UNKNOWN_NAMESPACE_GETS_ANOTHER_ERROR {
        @Override
        void check(Target server, RawClient.Transport transport) {
            try (RawClient client = transport.open(server.url())) {
                client.send("40/nowhere,");
                assertThat(client.next(PATIENCE)).contains("44/nowhere,{\"message\":\"Invalid namespace\"}");
            }
        }
    },
    AN_INVALID_CONNECT_IS_NO_END {
        @Override
        void check(Target server, RawClient.Transport transport) {
            try (RawClient client = transport.open(server.url())) {
                client.send("40[1]");
                ends(client);
            }
        }
    },
    CLOSE_LEAVES_THE_CONNECTION(RawClient.Transport.WEBSOCKET) {
        @Override
        void check(Target server, RawClient.Transport transport) {
            try (Wire wire = webSocket(server)) {
                wire.writeFrame("1");
                connectionEnds(wire);
            }
        }
    },
    A_SERVERS_DISCONNECT_LEAVES_THE_CONNECTION(RawClient.Transport.WEBSOCKET) {
        @Override
        void check(Target server, RawClient.Transport transport) {
            int before = server.clients();
            switch (transport) {
                case WEBSOCKET -> {
                    try (Wire wire = webSocket(server)) {
                        wire.writeFrame(CONNECT);
                        happens(() -> server.clients() > before, "the client was admitted");
                        server.disconnectAll();
                        connectionEnds(wire);
                    }
                }
                case POLLING -> {
                    try (Polling client = new Polling(server.url());
                            Wire wire = new Wire(server.url())) {
                        client.send(CONNECT);
                        happens(() -> server.clients() > before, "the client was admitted");
                        client.next(PATIENCE);
                        wire.get("/socket.io/?EIO=4&transport=polling&sid=" + client.sid(), "");
                        server.disconnectAll();
                        connectionEnds(wire);
                    }
                }
            }
        }
    },
    A_CLIENT_WITHOUT_PONGS_IS_NOT_SENT_AWAY(RawClient.Transport.POLLING) {
        @Override
        void check(Target server, RawClient.Transport transport) {
            try (RawClient client = connected(server, transport)) {
                String session = client.open().path("sid").asString();
                happens(() -> isRefused(server, session), "the client was sent away");
            }
        }

        @Override
        Target serverOf(Servers servers) {
            return servers.start(SHORT, SHORT);
        }
    },
    BINARY_DATA_COME_BACK_AS_OTHERS {
        @Override
        void check(Target server, RawClient.Transport transport) {
            String placeholder = "{\"_placeholder\":true,\"num\":0}";
            try (RawClient client = connected(server, transport)) {
                client.send("451-7[\"binary\"," + placeholder + "]", "bAQID");
                assertThat(client.next(PATIENCE)).contains("461-7[" + placeholder + "]");
                assertThat(client.next(PATIENCE)).contains("bAQID");
            }
        }
    },
    A_STALLED_READER_GETS_MORE_AND_MORE {
        @Override
        void check(Target server, RawClient.Transport transport) {
            int before = server.clients();
            try (RawClient stalled = transport == RawClient.Transport.POLLING
                    ? new Polling(server.url())
                    : new RawSocket(RawSocket.url(server.url()), false)) {
                stalled.send(CONNECT);
                happens(() -> server.clients() > before, "the client was admitted");
                String kilobyte = "x".repeat(1_000);
                for (int sent = 0; sent < 20_000 && server.clients() > before; sent++) {
                    server.broadcast("n", kilobyte);
                }
                happens(() -> server.clients() == before, "the stalled client was closed");
            }
        }

        @Override
        Target serverOf(Servers servers) {
            return servers.start(LONG, LONG);
        }
    };

    static final String CONNECT = "40{\"token\":\"good\"}";
    static final Duration LONG = Duration.ofSeconds(25);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final boolean onPolling;
    private final boolean onWebSocket;

    /** On both. */
    Defect() {
        this.onPolling = true;
        this.onWebSocket = true;
    }

    Defect(RawClient.Transport only) {
        this.onPolling = only == RawClient.Transport.POLLING;
        this.onWebSocket = !onPolling;
    }

    /** @throws AssertionError where the server has the defect */
    abstract void check(Target server, RawClient.Transport transport);

    /** Where the library has it. */
    boolean isOn(RawClient.Transport transport) {
        return transport == RawClient.Transport.POLLING ? onPolling : onWebSocket;
    }

    /** One that all checks share, or one of its own, which is ended behind it. */
    Target serverOf(Servers servers) {
        return servers.shared();
    }

    void check(Servers servers, RawClient.Transport transport) {
        Target server = serverOf(servers);
        try {
            check(server, transport);
        } finally {
            servers.end(server);
        }
    }

    private static RawClient connected(Target server, RawClient.Transport transport) {
        RawClient client = transport.open(server.url());
        client.send(CONNECT);
        assertThat(client.next(PATIENCE).orElse("")).startsWith("40");
        return client;
    }

    private static void withoutAcceptedAuth(Target server, RawClient.Transport transport, String connect) {
        int before = server.handledEvents();
        List<String> received = new ArrayList<>();
        try (RawClient client = transport.open(server.url())) {
            client.send(connect);
            client.next(PATIENCE).ifPresent(received::add);
            CompletableFuture<Void> event = CompletableFuture.runAsync(() -> client.send("421[\"echo\",1]"))
                    .exceptionally(_ -> null);
            server.broadcast("news", "1");
            client.next(Duration.ofMillis(500)).ifPresent(received::add);
            event.join();
            assertThat(received).noneMatch(packet -> packet.startsWith("40") || packet.startsWith("42"));
            ends(client);
        }
        assertThat(server.handledEvents()).isEqualTo(before);
    }

    private static void ends(RawClient client) {
        happens(client::ended, "the session ended");
    }

    private static void happens(BooleanSupplier event, String what) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(event::getAsBoolean);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("It did not happen that " + what + ".", late);
        }
    }

    private static void connectionEnds(Wire wire) {
        CompletableFuture<String> end = CompletableFuture.supplyAsync(wire::awaitEnd);
        happens(() -> end.isDone() && !end.isCompletedExceptionally(), "the connection ended");
    }

    private static boolean isRefused(Target server, String session) {
        try (Wire wire = new Wire(server.url())) {
            wire.get("/socket.io/?EIO=4&transport=polling&sid=" + session, "");
            return wire.answer().startsWith("HTTP/1.1 400 ");
        }
    }

    private static Wire webSocket(Target server) {
        Wire wire = new Wire(server.url());
        wire.get("/socket.io/?EIO=4&transport=websocket", Wire.UPGRADE);
        assertThat(wire.head()).startsWith("HTTP/1.1 101 ");
        return wire;
    }
}
