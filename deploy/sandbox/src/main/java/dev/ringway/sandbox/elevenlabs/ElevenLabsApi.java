package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.recording.Audio;
import dev.ringway.sandbox.recording.Mp3Audio;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Response.Body;
import dev.ringway.sandbox.web.Routes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** ElevenLabs' REST API for agents, calls and conversations, with the key in xi-api-key. */
public final class ElevenLabsApi {

    private final ElevenLabsAccount account;
    private final RegisterCalls registerCalls;
    private final OutboundCalls outboundCalls;
    private final AgentsApi agents;
    private final ConversationBook book;

    public ElevenLabsApi(
            ElevenLabsAccount account,
            RegisterCalls registerCalls,
            OutboundCalls outboundCalls,
            AgentsApi agents,
            ConversationBook book) {
        this.account = account;
        this.registerCalls = registerCalls;
        this.outboundCalls = outboundCalls;
        this.agents = agents;
        this.book = book;
    }

    public void mount(Routes routes) {
        agents.mount(routes, this::guard);
        String conversation = "/v1/convai/conversations/{conversation}";
        routes.on("POST", "/v1/convai/twilio/register-call", guard(registerCalls::register))
                .on("POST", "/v1/convai/twilio/outbound-call", guard(outboundCalls::place))
                .on("GET", "/v1/convai/conversations", guard(this::list))
                .on("GET", conversation, guard(known(this::show)))
                .on("GET", conversation + "/audio", guard(known(this::audio)));
    }

    private Function<Request, Response> guard(Function<Request, Response> handler) {
        return request -> {
            byte[] given = request.header("xi-api-key").orElse("").getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(given, account.apiKey().getBytes(StandardCharsets.UTF_8))
                    ? handler.apply(request)
                    : ApiError.PLAIN.of(401, "invalid_api_key", "Invalid API key", "");
        };
    }

    private Function<Request, Response> known(Function<Conversation, Response> handler) {
        return request -> book.find(request.variables().getFirst())
                .map(handler)
                .orElseGet(() -> ApiError.PLAIN.of(404, "document_not_found", "Conversation not found", ""));
    }

    private Response list(Request request) {
        return new ConversationList(request.query()).of(book.newestFirst());
    }

    private Response show(Conversation conversation) {
        return Response.json(200, ConversationPayload.of(conversation));
    }

    private Response audio(Conversation conversation) {
        if (conversation.status() != Conversation.Status.DONE) {
            return ApiError.PLAIN.of(404, "audio_not_found", "The conversation has no audio", "");
        }
        Audio audio = new Mp3Audio(conversation.seconds());
        var body = new Body(
                audio.contentType(), OptionalLong.of(audio.length()), out -> audio.write(out, 0, audio.length()));
        return new Response(200, Map.of(), Optional.of(body));
    }
}
