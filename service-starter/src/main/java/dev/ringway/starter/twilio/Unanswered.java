package dev.ringway.starter.twilio;

import dev.ringway.starter.twilio.TwilioFailure.Ambiguous;
import dev.ringway.starter.twilio.TwilioFailure.NotProcessed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Names a request without an answer: certainly not sent where no connection stood, else ambiguous. */
final class Unanswered {

    private static final List<Class<? extends IOException>> NEVER_SENT = List.of(
            ConnectException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class);

    private Unanswered() {}

    static TwilioFailure failure(RuntimeException failed) {
        List<Throwable> causes = Stream.iterate((Throwable) failed, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .toList();
        String kind = causes.getLast().getClass().getSimpleName();
        return causes.stream().anyMatch(cause -> NEVER_SENT.stream().anyMatch(type -> type.isInstance(cause)))
                ? new NotProcessed("Twilio could not be reached (" + kind + ")", Optional.empty())
                : new Ambiguous("Twilio gave no answer that can be read (" + kind + ")");
    }
}
