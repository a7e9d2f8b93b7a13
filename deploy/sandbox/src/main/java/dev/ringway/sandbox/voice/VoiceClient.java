package dev.ringway.sandbox.voice;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.callback.ConnectionOverrides;
import dev.ringway.sandbox.callback.ConnectionOverrides.Failure;
import dev.ringway.sandbox.callback.HttpClients;
import dev.ringway.sandbox.callback.SignedRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLException;

/**
 * Asks for TwiML by Twilio's rules: a signed form, 5 s to connect, 15 s to answer, asked again only when no connection came
 * about (or as the URL's fragment says). Redirections are not followed.
 */
final class VoiceClient {

    private static final int CONNECTION_FAILED = 11205;
    private static final int RETRIEVAL_FAILED = 11200;
    private static final int TOO_LARGE = 11750;
    private static final int MALFORMED = 12100;
    private static final int WRONG_TYPE = 12300;
    private static final int MAX_LENGTH = 64 * 1024;
    private static final Set<String> TYPES = Set.of("text/xml", "application/xml", "text/html");

    /** A burst of answered calls waits its turn: a connection costs more memory than a call. */
    private final Semaphore connections = new Semaphore(32);

    private final HttpClients clients;
    private final SignedRequest requests;

    VoiceClient(HttpClients clients, Accounts accounts) {
        this.clients = clients;
        requests = new SignedRequest(accounts);
    }

    /** @param errorCode 0 when there is something to follow */
    record Answer(String answer, int errorCode, List<Verb> verbs) {

        static Answer failed(String answer, int errorCode) {
            return new Answer(answer, errorCode, List.of());
        }
    }

    Answer ask(Target target, Map<String, String> parameters) {
        connections.acquireUninterruptibly();
        try {
            return send(target, parameters);
        } finally {
            connections.release();
        }
    }

    private Answer send(Target target, Map<String, String> parameters) {
        var overrides = ConnectionOverrides.of(target.url());
        var client = clients.connectingWithin(overrides.connect());
        HttpRequest request = requests.of(target, parameters, UUID.randomUUID(), overrides.read());
        int retries = overrides.policy().contains(Failure.CONNECT) ? overrides.retries() : 0;
        while (true) {
            try {
                return read(client.send(request, BodyHandlers.ofString()), target.url());
            } catch (HttpConnectTimeoutException | ConnectException | SSLException unreachable) {
                if (retries-- == 0) {
                    return Answer.failed("connect", CONNECTION_FAILED);
                }
            } catch (HttpTimeoutException slow) {
                return Answer.failed("read", CONNECTION_FAILED);
            } catch (IOException broken) {
                return Answer.failed("broken", RETRIEVAL_FAILED);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return Answer.failed("closing", RETRIEVAL_FAILED);
            }
        }
    }

    static Answer parsed(String answer, String twiml, String documentUrl) {
        try {
            return new Answer(answer, 0, Twiml.parse(twiml, documentUrl));
        } catch (Twiml.MalformedException malformed) {
            return Answer.failed(answer, MALFORMED);
        }
    }

    private static Answer read(HttpResponse<String> response, String url) {
        String answer = Integer.toString(response.statusCode());
        if (response.statusCode() / 100 != 2) {
            return Answer.failed(answer, RETRIEVAL_FAILED);
        }
        String type = response.headers().firstValue("Content-Type").orElse("text/xml");
        String essence = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(essence)) {
            return Answer.failed(answer, WRONG_TYPE);
        }
        if (response.body().length() > MAX_LENGTH) {
            return Answer.failed(answer, TOO_LARGE);
        }
        return parsed(answer, response.body(), ConnectionOverrides.withoutFragment(url));
    }
}
