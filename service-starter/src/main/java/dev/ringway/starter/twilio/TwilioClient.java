package dev.ringway.starter.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import dev.ringway.starter.twilio.TwilioFailure.NotProcessed;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Twilio's REST API about one account by its own SDK, one HTTP request per question and never a second one by itself. Bounded in time,
 * in requests under way and in requests per second; what does not get its turn in time is not sent. Blocks, so it belongs
 * on a virtual thread and refuses an event loop.
 */
public final class TwilioClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "api";

    private final TwilioRestClient twilio;
    private final TwilioApiSettings settings;
    private final TwilioAccount account;
    private final RequestPace pace;
    private final MeterRegistry meters;
    private final Semaphore underWay;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param meters gets {@code ringway.twilio.requests}: how long each took, by account and by what came of it */
    TwilioClient(TwilioApiSettings settings, TwilioAccount account, MeterRegistry meters) {
        this.settings = settings;
        this.account = account;
        this.meters = meters;
        this.pace = new RequestPace(settings.requestsPerSecond(), settings.burst(), System::nanoTime);
        this.underWay = new Semaphore(settings.connections(), true);
        this.twilio = new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .accountSid(account.accountSid())
                .httpClient(new SingleRequestHttpClient(settings))
                .build();
    }

    /**
     * @param request one action of the SDK, e.g. {@code client -> Call.fetcher(sid).fetch(client)}. An enum value that
     *     the SDK does not know is null in its answer; where the text matters, {@link #read} it.
     */
    public <T> TwilioOutcome<T> ask(Function<TwilioRestClient, T> request) {
        return ask(request, settings.maxWait());
    }

    /**
     * For what holds at one moment only.
     *
     * @param maxWait for its turn; longer, and it is neither looked at nor sent
     * @param lastLook called at most once, on a connection that stands, right before the request goes out; where it says
     *     no, nothing is sent
     */
    public <T> TwilioOutcome<T> ask(Function<TwilioRestClient, T> request, Duration maxWait, BooleanSupplier lastLook) {
        return ask(client -> LastLook.within(lastLook, () -> request.apply(client)), maxWait);
    }

    private <T> TwilioOutcome<T> ask(Function<TwilioRestClient, T> request, Duration maxWait) {
        long started = System.nanoTime();
        TwilioOutcome<T> outcome = askInTurn(request, maxWait, started);
        String name = switch (outcome) {
            case Done<T> done -> "done";
            case Failed<T>(TwilioFailure failure) -> failure.getClass().getSimpleName();
        };
        meters.timer("ringway.twilio.requests", "account", account.accountSid(), "outcome", name)
                .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        return outcome;
    }

    private <T> TwilioOutcome<T> askInTurn(Function<TwilioRestClient, T> request, Duration maxWait, long started) {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException("Twilio must not be asked on an event loop");
        }
        Optional<Duration> wait = pace.turn(maxWait);
        if (wait.isEmpty()) {
            return notSent("Twilio has asked for a pause, or too much is being asked of it");
        }
        boolean permitted = false;
        try {
            TimeUnit.NANOSECONDS.sleep(wait.get().toNanos());
            long left = maxWait.toNanos() - (System.nanoTime() - started);
            permitted = underWay.tryAcquire(left, TimeUnit.NANOSECONDS);
            return permitted ? send(request) : notSent("too many requests to Twilio are under way");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return notSent("this instance is stopping");
        } finally {
            if (permitted) {
                underWay.release();
            }
        }
    }

    /**
     * Reads a resource as it stands, with every value in Twilio's own words.
     *
     * @param path below the account, e.g. {@code /Calls/CA….json}, or all of it as {@code next_page_uri} gives it
     * @param query not encoded
     */
    public TwilioOutcome<JsonNode> read(String path, Map<String, String> query) {
        String below = "/2010-04-01/Accounts/" + account.accountSid();
        String whole = path.startsWith("/2010-04-01/") ? path : below + path;
        if (!whole.startsWith(below)) {
            throw new IllegalArgumentException("not a path of this account");
        }
        return ask(client -> {
            Request request = new Request(HttpMethod.GET, API, whole);
            query.forEach(request::addQueryParam);
            return JSON.readTree(client.request(request).getContent());
        });
    }

    public String accountSid() {
        return account.accountSid();
    }

    /** For what is not asked by the SDK. */
    public TwilioAccount account() {
        return account;
    }

    private <T> TwilioOutcome<T> send(Function<TwilioRestClient, T> request) {
        Future<TwilioOutcome<T>> answer = threads.submit(() -> sendNow(request));
        try {
            return answer.get(settings.totalTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Failed<>(new TwilioFailure.Ambiguous("Twilio did not answer in time"));
        } catch (InterruptedException stopping) {
            // It may be with Twilio already.
            Thread.currentThread().interrupt();
            return new Failed<>(new TwilioFailure.Ambiguous("this instance is stopping"));
        } catch (ExecutionException unforeseen) {
            throw new IllegalStateException("A request to Twilio failed in an unforeseen way", unforeseen.getCause());
        } finally {
            // Closes the connection where the answer is still awaited; without effect otherwise.
            answer.cancel(true);
        }
    }

    private <T> TwilioOutcome<T> sendNow(Function<TwilioRestClient, T> request) {
        try {
            T value = request.apply(twilio);
            pace.accepted();
            return new Done<>(value);
        } catch (RefusedException refused) {
            if (refused.tooManyRequests()) {
                pace.refused(refused.retryAfter());
            }
            return new Failed<>(refused.failure());
        } catch (LastLook.UnwantedException unwanted) {
            return notSent("It is " + unwanted.getMessage());
        } catch (RuntimeException failed) {
            return new Failed<>(Unanswered.failure(failed));
        }
    }

    private <T> TwilioOutcome<T> notSent(String reason) {
        return new Failed<>(new NotProcessed(reason, Optional.of(pace.untilOpen())));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
