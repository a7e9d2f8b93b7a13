package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.callback.CallbackRecord.Cause;
import dev.ringway.sandbox.callback.HttpClients;
import dev.ringway.sandbox.time.Timeline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Signs webhooks and sends them by the vendor's rules: only 200 is success, and only transcriptions are sent again, where
 * that is switched on, on 5xx, 429 and 408, after the vendor's pauses in call time.
 */
public final class Webhooks {

    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(8),
            Duration.ofMinutes(30));
    private static final Set<String> RETRIED = Set.of("408", "429");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Semaphore connections = new Semaphore(16);
    private final Timeline timeline;
    private final Switchboard switchboard;
    private final HttpClients clients;
    private final WebhookSignature signature;
    private final String usualUrl;
    private final Map<String, List<Webhook>> sent = new ConcurrentHashMap<>();
    private volatile WebhookSettings settings = WebhookSettings.USUAL;

    /** @param usualUrl where webhooks go as long as no other is set */
    public Webhooks(Timeline timeline, Switchboard switchboard, HttpClients clients, String secret, String usualUrl) {
        this.timeline = timeline;
        this.switchboard = switchboard;
        this.clients = clients;
        this.signature = new WebhookSignature(secret);
        this.usualUrl = usualUrl;
    }

    public WebhookSettings settings() {
        return settings;
    }

    public void settings(WebhookSettings next) {
        settings = next;
    }

    public void reset() {
        sent.clear();
        settings = WebhookSettings.USUAL;
    }

    public List<WebhookRecord> of(String conversationId) {
        List<Webhook> webhooks = sent.getOrDefault(conversationId, List.of());
        synchronized (webhooks) {
            return webhooks.stream().map(Webhook::record).toList();
        }
    }

    void forget(String conversationId) {
        sent.remove(conversationId);
    }

    /** Whether this conversation is told of before its call ends. */
    boolean early(Conversation conversation) {
        return luck(conversation, Webhook.TRANSCRIPTION).nextInt(100) < settings.earlyPercent();
    }

    /**
     * Sends a webhook as the settings and the conversation's luck have it.
     *
     * @param early at once, whatever the settings' delays
     * @param body made at the moment of sending
     * @param then runs once the first delivery is over, or at once when it is lost
     */
    void send(
            Conversation conversation, String type, boolean early, Function<Instant, WebhookBody> body, Runnable then) {
        var random = luck(conversation, type);
        random.nextInt(100);
        boolean twice = random.nextInt(100) < settings.duplicatePercent();
        boolean lost = random.nextInt(100) < settings.lostPercent();
        boolean late = random.nextInt(100) < settings.latePercent();
        var webhook = new Webhook(type, lost ? 0 : twice ? 2 : 1, early);
        List<Webhook> webhooks = sent.computeIfAbsent(conversation.id(), _ -> new ArrayList<>(1));
        synchronized (webhooks) {
            webhooks.add(webhook);
        }
        if (lost) {
            then.run();
            return;
        }
        Duration delay =
                early ? Duration.ZERO : Duration.ofMillis(settings.delayMillis() + (late ? settings.lateMillis() : 0));
        timeline.after(delay, () -> attempt(webhook, Cause.FIRST, body, 0, then));
        if (twice) {
            timeline.after(delay, () -> attempt(webhook, Cause.DUPLICATE, body, 0, () -> {}));
        }
    }

    private void attempt(Webhook webhook, Cause cause, Function<Instant, WebhookBody> body, int retry, Runnable then) {
        Instant at = timeline.now();
        String answer = deliver(body, at);
        boolean accepted = answer.equals("200");
        webhook.attempted(at, cause, answer, accepted);
        if (!accepted && retry < PAUSES.size() && deservesRetry(webhook, answer)) {
            Cause again =
                    cause == Cause.DUPLICATE || cause == Cause.DUPLICATE_RETRY ? Cause.DUPLICATE_RETRY : Cause.RETRY;
            switchboard.later(PAUSES.get(retry), () -> attempt(webhook, again, body, retry + 1, then));
            return;
        }
        webhook.conclude();
        then.run();
    }

    private boolean deservesRetry(Webhook webhook, String answer) {
        return settings.retries()
                && webhook.type().equals(Webhook.TRANSCRIPTION)
                && (answer.startsWith("5") || RETRIED.contains(answer));
    }

    private String deliver(Function<Instant, WebhookBody> made, Instant at) {
        connections.acquireUninterruptibly();
        try {
            WebhookBody body = made.apply(at);
            var request = HttpRequest.newBuilder(URI.create(settings.url().orElse(usualUrl)))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("ElevenLabs-Signature", signature.of(at, body))
                    .POST(body.publisher())
                    .build();
            var response = clients.connectingWithin(CONNECT).send(request, BodyHandlers.discarding());
            return Integer.toString(response.statusCode());
        } catch (ConnectException unreachable) {
            return "connect";
        } catch (HttpTimeoutException slow) {
            return "read";
        } catch (IOException broken) {
            return "broken";
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return "closing";
        } finally {
            connections.release();
        }
    }

    /** The same for the same conversation and type, whatever else is sent. */
    private SplittableRandom luck(Conversation conversation, String type) {
        return new SplittableRandom(
                conversation.seed() ^ type.hashCode() ^ settings.seed().orElse(0L));
    }
}
