package dev.ringway.ingest.voice;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.AgentConnectionReported;
import dev.ringway.events.twilio.VoiceRequested;
import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.CampaignVoice;
import dev.ringway.ingest.directory.Campaigns;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.ingest.request.Content;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Replies;
import dev.ringway.ingest.request.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Connects a call with an agent: ElevenLabs' TwiML, passed on as it is. Where that fails the caller hears an apology, and
 * why it failed is on the record, also where the request could not be read but for the call that it is about. A call that was answered by a machine is connected as well; what becomes of it is
 * decided when the detection's result is known. The same call may ask again: ElevenLabs is asked again, and of two
 * announcements the one whose TwiML Twilio follows counts.
 */
public final class VoiceReplies implements Replies {

    private static final URI SOURCE = URI.create("/webhook-ingest-service/voice");
    private static final String TWIML = "text/xml;charset=UTF-8";

    private final Contacts contacts;
    private final Agents agents;
    private final Campaigns campaigns;
    private final AgentConnection elevenLabs;
    private final VoicePolicy policy;
    private final Function<ReceivedRequest, Optional<String>> contactName;
    private final Function<ReceivedRequest, Optional<Event<VoiceRequested>>> legible;
    private final Clock clock;

    /**
     * @param contactName what the called URL says
     * @param legible what can be read of a request that cannot be read whole
     */
    public VoiceReplies(
            Contacts contacts,
            Agents agents,
            Campaigns campaigns,
            AgentConnection elevenLabs,
            VoicePolicy policy,
            Function<ReceivedRequest, Optional<String>> contactName,
            Function<ReceivedRequest, Optional<Event<VoiceRequested>>> legible,
            Clock clock) {
        this.contacts = contacts;
        this.agents = agents;
        this.campaigns = campaigns;
        this.elevenLabs = elevenLabs;
        this.policy = policy;
        this.contactName = contactName;
        this.legible = legible;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Reply> to(ReceivedRequest request, Naming naming) {
        return switch (naming) {
            case Naming.Named(Event<?> event, var unfamiliar)
            when event.data() instanceof VoiceRequested call -> connect(request, event.id(), call);
            case Naming.Named _, Naming.Ignored _ -> CompletableFuture.completedFuture(new Reply(atLeast()));
            case Naming.Unreadable _, Naming.UnreadableAndStored _ ->
                CompletableFuture.completedFuture(notConnected(request, "request-unreadable"));
        };
    }

    @Override
    public Reply inVain(ReceivedRequest request, Naming naming) {
        return notConnected(request, "internal");
    }

    private Reply notConnected(ReceivedRequest request, String reason) {
        return legible.apply(request)
                .map(event -> {
                    VoiceRequested call = event.data();
                    Caller named = new Caller(call.contactId(), Optional.empty());
                    return failed(
                            new Attempt(request, event.id(), call, named, call.agentId()), reason, Optional.empty());
                })
                .orElseGet(() -> new Reply(atLeast()));
    }

    @Override
    public Content atLeast() {
        return new Content(TWIML, policy.apology());
    }

    private CompletableFuture<Reply> connect(ReceivedRequest request, String voiceId, VoiceRequested call) {
        Caller caller = Caller.of(call, contactName.apply(request), contacts);
        return switch (AgentChoice.of(call, agents, policy.defaultAgent())) {
            case AgentChoice.Nobody(String reason) ->
                CompletableFuture.completedFuture(failed(
                        new Attempt(request, voiceId, call, caller, Optional.empty()), reason, Optional.empty()));
            case AgentChoice.Chosen chosen ->
                announce(new Attempt(request, voiceId, call, caller, Optional.of(chosen.agentId())), chosen);
        };
    }

    private CompletableFuture<Reply> announce(Attempt attempt, AgentChoice.Chosen chosen) {
        VoiceRequested call = attempt.call();
        agents.connected(chosen.agentId());
        Optional<CampaignVoice> voice = call.campaignId().flatMap(campaigns::byId);
        AgentConnection.Announcement announcement = new AgentConnection.Announcement(
                chosen.agentId(),
                call.from().orElse("anonymous"),
                call.to().orElse(""),
                Caller.isInbound(call) ? "inbound" : "outbound",
                new DynamicVariables()
                        .with("attempt_id", call.attemptId())
                        .with("campaign_id", call.campaignId())
                        .with("contact_id", attempt.caller().contactId())
                        .with("contact_name", attempt.caller().name())
                        .with("answered_by", call.answeredBy())
                        .withAll(voice.map(CampaignVoice::variables).orElse(Map.of()))
                        .of(chosen.agent()),
                voice);
        Instant start = clock.instant();
        return elevenLabs
                .connect(announcement)
                .exceptionally(failure -> new AgentConnection.Connected.Failed("internal"))
                .thenApply(result -> {
                    Optional<Duration> took = Optional.of(Duration.between(start, clock.instant()));
                    return switch (result) {
                        case AgentConnection.Connected.Accepted(byte[] twiml) ->
                            new Reply(
                                    new Content(TWIML, twiml),
                                    Optional.of(finding(attempt, "connected", Optional.empty(), took)));
                        case AgentConnection.Connected.Failed(String reason) -> failed(attempt, reason, took);
                    };
                });
    }

    private Reply failed(Attempt attempt, String reason, Optional<Duration> took) {
        return new Reply(atLeast(), Optional.of(finding(attempt, "failed", Optional.of(reason), took)));
    }

    private Event<AgentConnectionReported> finding(
            Attempt attempt, String result, Optional<String> reason, Optional<Duration> took) {
        VoiceRequested call = attempt.call();
        return new Event<>(
                attempt.voiceId().replaceFirst("^voice", "agent-connection") + ":" + result,
                SOURCE,
                clock.instant(),
                attempt.request().receivedAt(),
                Optional.empty(),
                new AgentConnectionReported(
                        call.callSid(),
                        call.accountSid(),
                        result,
                        reason,
                        attempt.agentId(),
                        call.attemptId(),
                        call.campaignId(),
                        attempt.caller().contactId(),
                        took.map(Duration::toMillis).map(millis -> Math.max(0, millis))));
    }

    private record Attempt(
            ReceivedRequest request, String voiceId, VoiceRequested call, Caller caller, Optional<String> agentId) {}
}
