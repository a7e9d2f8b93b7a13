package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;

/** ElevenLabs' REST API for agents, calls and conversations, with the key in xi-api-key. */
public final class ElevenLabsApi {

    private final ElevenLabsAccount account;
    private final RegisterCalls registerCalls;
    private final OutboundCalls outboundCalls;
    private final AgentsApi agents;
    private final ConversationsApi conversations;

    public ElevenLabsApi(
            ElevenLabsAccount account,
            RegisterCalls registerCalls,
            OutboundCalls outboundCalls,
            AgentsApi agents,
            ConversationsApi conversations) {
        this.account = account;
        this.registerCalls = registerCalls;
        this.outboundCalls = outboundCalls;
        this.agents = agents;
        this.conversations = conversations;
    }

    public void mount(Routes routes) {
        agents.mount(routes, this::guard);
        conversations.mount(routes, this::guard);
        routes.on("POST", "/v1/convai/twilio/register-call", guard(registerCalls::register))
                .on("POST", "/v1/convai/twilio/outbound-call", guard(outboundCalls::place));
    }

    private Function<Request, Response> guard(Function<Request, Response> handler) {
        return request -> {
            byte[] given = request.header("xi-api-key").orElse("").getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(given, account.apiKey().getBytes(StandardCharsets.UTF_8))
                    ? handler.apply(request)
                    : ApiError.PLAIN.of(401, "invalid_api_key", "Invalid API key", "");
        };
    }
}
