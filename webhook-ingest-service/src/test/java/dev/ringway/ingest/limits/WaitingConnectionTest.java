package dev.ringway.ingest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.ingest.share.ClientShare;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingConnectionTest {

    private final ClientShare share = new ClientShare(4, 25);
    private final WaitingConnection connection = new WaitingConnection(share, "a");

    /** Else many genuine requests that wait for Kafka would look like a client that takes more than its share. */
    @Test
    void countsOnlyAsLongAsItWaitsForItsClient() {
        ConnectionGuard guard = new ConnectionGuard(
                new LimitSettings(4, 25, 4, 4, Duration.ofSeconds(9), Duration.ofSeconds(9)),
                new SimpleMeterRegistry());
        assertThat(connection.begin()).isEqualTo(1);
        EmbeddedChannel channel = new EmbeddedChannel(guard.new Messages(connection));
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
        assertThat(share.take("a", 1)).as("another one").isFalse();
        channel.writeInbound(new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));
        assertThat(share.take("a", 1)).as("another one").isTrue();
        share.release("a", 1);
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        assertThat(share.take("a", 1)).as("another one").isFalse();
        connection.end();
        connection.end();
        assertThat(share.take("a", 1)).as("another one").isTrue();
        channel.finishAndReleaseAll();
    }
}
