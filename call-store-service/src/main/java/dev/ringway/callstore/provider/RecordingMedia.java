package dev.ringway.callstore.provider;

import dev.ringway.starter.twilio.TwilioAccount;
import dev.ringway.starter.twilio.TwilioAccounts;
import dev.ringway.starter.twilio.TwilioApiSettings;
import dev.ringway.starter.twilio.TwilioClient;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Streams recordings from Twilio without blocking, no faster than they are read. The address is made of the configured
 * origin, a configured account and the Recording SID alone, never taken from a callback, and redirects are not followed: nobody can
 * make the service ask another server, or show it our credentials.
 */
@Component
public final class RecordingMedia {

    private final WebClient client;
    private final TwilioApiSettings twilio;
    private final TwilioAccounts accounts;
    private final Duration answerTimeout;

    RecordingMedia(TwilioApiSettings twilio, TwilioAccounts accounts, MediaSettings settings) {
        this.twilio = twilio;
        this.accounts = accounts;
        this.answerTimeout = settings.answerTimeout();
        ConnectionProvider connections = ConnectionProvider.builder("recording-media")
                .maxConnections(settings.connections())
                .pendingAcquireTimeout(Duration.ofSeconds(5))
                .maxIdleTime(Duration.ofSeconds(10))
                .build();
        HttpClient http = HttpClient.create(connections)
                .followRedirect(false)
                .disableRetry(true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(twilio.connectTimeout().toMillis()))
                .responseTimeout(settings.idleTimeout());
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /**
     * @param accountSid a configured account
     * @param range as in HTTP, e.g. {@code bytes=0-99}; Twilio may ignore it
     * @return fails with the client's exceptions where Twilio is away, and with a time-out where it does not answer
     */
    public Mono<MediaAnswer> open(String accountSid, String recordingSid, MediaFormat format, Optional<String> range) {
        return ask(HttpMethod.GET, account(accountSid), recordingSid, format, range);
    }

    /** What {@link #open} would find, without the media. */
    public Mono<MediaAnswer> look(String accountSid, String recordingSid, MediaFormat format, Optional<String> range) {
        return ask(HttpMethod.HEAD, account(accountSid), recordingSid, format, range);
    }

    public static void letGo(Flux<DataBuffer> body) {
        body.subscribe(DataBufferUtils.releaseConsumer(), failed -> {}).dispose();
    }

    private TwilioAccount account(String accountSid) {
        return accounts.of(accountSid)
                .map(TwilioClient::account)
                .orElseThrow(() -> new IllegalArgumentException("not a configured account"));
    }

    private Mono<MediaAnswer> ask(
            HttpMethod method, TwilioAccount account, String sid, MediaFormat format, Optional<String> range) {
        return client.method(method)
                .uri(address(account, sid, format))
                .headers(headers -> headers.setBasicAuth(account.accountSid(), account.authToken()))
                .headers(headers -> range.ifPresent(value -> headers.set(HttpHeaders.RANGE, value)))
                .retrieve()
                // No status is an exception here: what each means is said below.
                .onStatus(HttpStatusCode::isError, refused -> Mono.empty())
                .toEntityFlux(DataBuffer.class)
                .timeout(answerTimeout)
                .map(RecordingMedia::answer);
    }

    private URI address(TwilioAccount account, String sid, MediaFormat format) {
        if (!sid.matches("RE[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("not a Recording SID");
        }
        return twilio.origin()
                .resolve("/2010-04-01/Accounts/" + account.accountSid() + "/Recordings/" + sid + "."
                        + format.extension());
    }

    private static MediaAnswer answer(ResponseEntity<Flux<DataBuffer>> response) {
        HttpHeaders headers = response.getHeaders();
        Flux<DataBuffer> body = response.getBody() == null ? Flux.empty() : response.getBody();
        Optional<Long> size = Optional.of(headers.getContentLength()).filter(length -> length >= 0);
        Optional<String> contentRange = Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_RANGE));
        int status = response.getStatusCode().value();
        if (status == 200) {
            return new MediaAnswer.Whole(size, body);
        }
        if (status == 206 && contentRange.isPresent()) {
            return new MediaAnswer.Part(contentRange.get(), size, body);
        }
        letGo(body);
        return switch (status) {
            case 416 -> new MediaAnswer.NoSuchPart(contentRange);
            case 404, 410 -> new MediaAnswer.Gone();
            default -> new MediaAnswer.Refused(status);
        };
    }
}
