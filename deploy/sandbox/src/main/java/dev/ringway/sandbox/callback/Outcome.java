package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.callback.ConnectionOverrides.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * How one attempt ended.
 *
 * @param answer the HTTP status, or what failed, for the record
 * @param failure empty when the callback was accepted
 */
record Outcome(String answer, Optional<Failure> failure) {

    /** Sends the request and waits for its end. Never throws for what a receiver or a network can do. */
    static Outcome of(HttpClient client, HttpRequest request) {
        try {
            return answered(client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (HttpConnectTimeoutException | ConnectException | SSLException unreachable) {
            return failed("connect", Failure.CONNECT);
        } catch (HttpTimeoutException slow) {
            return failed("read", Failure.READ);
        } catch (InterruptedIOException | InterruptedException closing) {
            Thread.currentThread().interrupt();
            return failed("closing", Failure.UNEXPECTED);
        } catch (IOException broken) {
            return failed("broken", Failure.BROKEN);
        }
    }

    private static Outcome answered(int status) {
        String answer = Integer.toString(status);
        return switch (status / 100) {
            case 2 -> new Outcome(answer, Optional.empty());
            case 4 -> failed(answer, Failure.CLIENT_ERROR);
            case 5 -> failed(answer, Failure.SERVER_ERROR);
            default -> failed(answer, Failure.UNEXPECTED);
        };
    }

    private static Outcome failed(String answer, Failure failure) {
        return new Outcome(answer, Optional.of(failure));
    }
}
