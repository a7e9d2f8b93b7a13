package dev.ringway.ingest.provider;

import dev.ringway.ingest.directory.CampaignVoice;
import dev.ringway.ingest.voice.AgentConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /v1/convai/twilio/register-call}: announces a call to ElevenLabs, which answers the TwiML that connects it.
 * Asked once and never again: the caller is waiting.
 */
@Component
class RegisterCall implements AgentConnection {

    private static final Logger log = LoggerFactory.getLogger(RegisterCall.class);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final WebClient client;
    private final JsonMapper json;
    private final ElevenLabsApiSettings settings;
    private final MeterRegistry meters;

    RegisterCall(ElevenLabsApiSettings settings, JsonMapper json, MeterRegistry meters) {
        this.settings = settings;
        this.json = json;
        this.meters = meters;
        ConnectionProvider connections = ConnectionProvider.builder("elevenlabs")
                .maxConnections(settings.maxConnections())
                .pendingAcquireMaxCount(settings.maxConnections())
                .pendingAcquireTimeout(settings.timeLimit())
                .maxIdleTime(IDLE)
                .build();
        HttpClient http = HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.timeLimit().toMillis())
                .followRedirect(false)
                .disableRetry(true);
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .baseUrl(settings.baseUrl().replaceAll("/+$", ""))
                .defaultHeader("xi-api-key", settings.requiredKey())
                .build();
    }

    @Override
    public CompletableFuture<Connected> connect(Announcement call) {
        long start = System.nanoTime();
        return client.post()
                .uri("/v1/convai/twilio/register-call")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.writeValueAsBytes(body(call)))
                .exchangeToMono(this::answer)
                .timeout(settings.timeLimit())
                .onErrorResume(failure -> Mono.just(new Connected.Failed(reason(failure))))
                .doOnNext(result -> count(result, Duration.ofNanos(System.nanoTime() - start)))
                .toFuture();
    }

    private static Map<String, Object> body(Announcement call) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("agent_id", call.agentId());
        body.put("from_number", call.from());
        body.put("to_number", call.to());
        body.put("direction", call.direction());
        Map<String, Object> conversation = new LinkedHashMap<>();
        conversation.put("dynamic_variables", call.variables());
        call.voice()
                .map(RegisterCall::override)
                .filter(override -> !override.isEmpty())
                .ifPresent(override -> conversation.put("conversation_config_override", override));
        body.put("conversation_initiation_client_data", conversation);
        return body;
    }

    private static Map<String, Object> override(CampaignVoice voice) {
        Map<String, Object> agent = new LinkedHashMap<>();
        voice.prompt().ifPresent(text -> agent.put("prompt", Map.of("prompt", text)));
        voice.firstMessage().ifPresent(text -> agent.put("first_message", text));
        Map<String, Object> override = new LinkedHashMap<>();
        if (!agent.isEmpty()) {
            override.put("agent", agent);
        }
        voice.voiceId().ifPresent(id -> override.put("tts", Map.of("voice_id", id)));
        return override;
    }

    private Mono<Connected> answer(ClientResponse response) {
        if (!response.statusCode().isSameCodeAs(HttpStatus.OK)) {
            return response.releaseBody()
                    .thenReturn(new Connected.Failed(
                            "status-" + response.statusCode().value()));
        }
        return DataBufferUtils.join(
                        response.bodyToFlux(DataBuffer.class),
                        Math.toIntExact(settings.maxAnswer().toBytes()))
                .map(RegisterCall::bytes)
                .defaultIfEmpty(new byte[0])
                .map(twiml -> Twiml.isTwiml(twiml)
                        ? new Connected.Accepted(twiml)
                        : new Connected.Failed("answer-not-twiml"));
    }

    private static byte[] bytes(DataBuffer joined) {
        try {
            byte[] bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(joined);
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case TimeoutException late -> {
                    return "timed-out";
                }
                case DataBufferLimitException tooLarge -> {
                    return "answer-too-large";
                }
                case PoolAcquirePendingLimitException tooMany -> {
                    return "too-many-at-once";
                }
                default -> {}
            }
        }
        log.warn("ElevenLabs cannot be reached: {}", failure.toString());
        return "unreachable";
    }

    private void count(Connected result, Duration took) {
        String reason = switch (result) {
            case Connected.Accepted accepted -> "";
            case Connected.Failed(String why) -> why;
        };
        Timer.builder("ringway.ingest.agent.connections")
                .description("from asking ElevenLabs to its answer")
                .tag("result", reason.isEmpty() ? "connected" : "failed")
                .tag("reason", reason)
                .register(meters)
                .record(took);
    }
}
