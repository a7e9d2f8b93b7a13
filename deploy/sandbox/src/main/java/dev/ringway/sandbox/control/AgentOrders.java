package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.elevenlabs.AgentsApi;
import dev.ringway.sandbox.elevenlabs.Conversation;
import dev.ringway.sandbox.elevenlabs.ConversationBook;
import dev.ringway.sandbox.elevenlabs.ConversationsApi;
import dev.ringway.sandbox.elevenlabs.OutboundCalls;
import dev.ringway.sandbox.elevenlabs.OutboundOrder;
import dev.ringway.sandbox.elevenlabs.RegisterCalls;
import dev.ringway.sandbox.elevenlabs.RegisterOrder;
import dev.ringway.sandbox.elevenlabs.RequestOrder;
import dev.ringway.sandbox.elevenlabs.WebhookRecord;
import dev.ringway.sandbox.elevenlabs.WebhookSettings;
import dev.ringway.sandbox.elevenlabs.Webhooks;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** How ElevenLabs behaves, and what it knows of its conversations. */
public final class AgentOrders {

    private final AgentsApi agents;
    private final RegisterCalls registerCalls;
    private final OutboundCalls outboundCalls;
    private final ConversationsApi conversationsApi;
    private final ConversationBook conversations;
    private final Webhooks webhooks;

    public AgentOrders(
            AgentsApi agents,
            RegisterCalls registerCalls,
            OutboundCalls outboundCalls,
            ConversationsApi conversationsApi,
            ConversationBook conversations,
            Webhooks webhooks) {
        this.agents = agents;
        this.registerCalls = registerCalls;
        this.outboundCalls = outboundCalls;
        this.conversationsApi = conversationsApi;
        this.conversations = conversations;
        this.webhooks = webhooks;
    }

    /** The truth about one conversation. */
    private record ConversationRecord(
            String conversationId,
            String agentId,
            String direction,
            String from,
            String to,
            Optional<String> callSid,
            String status,
            long durationSeconds,
            JsonNode clientData,
            List<WebhookRecord> webhooks) {}

    /** A number of ours, as ElevenLabs knows it. */
    private record AgentNumber(String agentPhoneNumberId, String number) {}

    void mount(Routes routes) {
        routes.on("POST", "/control/elevenlabs/agents", request -> order(request, agents::order))
                .on("POST", "/control/elevenlabs/conversations", request -> order(request, conversationsApi::order))
                .on("POST", "/control/elevenlabs/register", this::register)
                .on("GET", "/control/elevenlabs/register-calls", _ -> items(registerCalls.newestFirst()))
                .on("POST", "/control/elevenlabs/outbound", this::outbound)
                .on("POST", "/control/elevenlabs/numbers", this::number)
                .on("GET", "/control/elevenlabs/numbers", _ -> Response.json(200, outboundCalls.numbers()))
                .on("POST", "/control/elevenlabs/webhooks", this::webhooks)
                .on("GET", "/control/elevenlabs/webhooks", _ -> Response.json(200, webhooks.settings()))
                .on("GET", "/control/elevenlabs/conversations", _ -> conversations());
    }

    void reset() {
        agents.reset();
        registerCalls.reset();
        outboundCalls.reset();
        conversationsApi.reset();
        conversations.reset();
        webhooks.reset();
    }

    private static Response order(Request request, Consumer<RequestOrder> taken) {
        var order = Json.read(request, RequestOrder.class);
        taken.accept(order);
        return Response.json(200, order);
    }

    private Response register(Request request) {
        var order = Json.read(request, RegisterOrder.class);
        registerCalls.order(order);
        return Response.json(200, order);
    }

    private Response outbound(Request request) {
        var order = Json.read(request, OutboundOrder.class);
        outboundCalls.order(order);
        return Response.json(200, order);
    }

    private Response number(Request request) {
        var order = Json.read(request, AgentNumber.class);
        if (!CallRequest.isNumber(order.number)) {
            throw Refusal.malformed("number must be an E.164 number");
        }
        outboundCalls.number(order.agentPhoneNumberId, order.number);
        return Response.json(200, order);
    }

    private Response webhooks(Request request) {
        var settings = Json.read(request, WebhookSettings.class);
        webhooks.settings(settings);
        return Response.json(200, settings);
    }

    private Response conversations() {
        return items(conversations.newestFirst().stream().map(this::record).iterator());
    }

    private ConversationRecord record(Conversation conversation) {
        return new ConversationRecord(
                conversation.id(),
                conversation.agentId(),
                conversation.inbound() ? "inbound" : "outbound",
                conversation.fromNumber(),
                conversation.toNumber(),
                conversation.callSid(),
                conversation.status().wire(),
                conversation.seconds(),
                Json.tree(conversation.clientData()),
                webhooks.of(conversation.id()));
    }

    private static Response items(Object items) {
        return Response.json(200, Map.of("items", items));
    }
}
