package dev.ringway.gateway.socketio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A client without a client library. Packets go out and come in as the protocol writes them, binary data on both
 * transports as {@code b} and Base64.
 */
interface RawClient extends AutoCloseable {

    enum Transport {
        POLLING {
            @Override
            RawClient open(String url, String... headers) {
                return new Polling(url, headers);
            }
        },
        WEBSOCKET {
            @Override
            RawClient open(String url, String... headers) {
                return new RawSocket(RawSocket.url(url), true, headers);
            }
        };

        /** @param url of the server, as {@code http://host:port} */
        abstract RawClient open(String url, String... headers);
    }

    /** All at once, in this order. */
    void send(String... packets);

    /** The next packet behind the open packet, as soon as there is one. */
    String next();

    /** The same, where there may be none: empty after that time. */
    Optional<String> next(Duration patience);

    /** Fails where the session goes on. */
    void awaitClosed();

    /** Whether the server knows nothing of the session any more, as far as can be seen without fetching packets. */
    boolean ended();

    /** What the server said when the session began. */
    JsonNode open();

    default List<String> next(int count) {
        List<String> packets = new ArrayList<>();
        while (packets.size() < count) {
            packets.add(next());
        }
        return packets;
    }

    /** The packet that comes next and is none of the heartbeat. */
    default String nextMessage() {
        String packet = next();
        return packet.equals("2") ? nextMessage() : packet;
    }

    @Override
    void close();
}
