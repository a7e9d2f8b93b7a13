package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import dev.ringway.events.twilio.AgentConnectionReported;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.events.twilio.VoiceRequested;
import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.Campaigns;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.ingest.intake.Answer;
import dev.ringway.ingest.intake.Intake;
import dev.ringway.ingest.json.JsonObjects;
import dev.ringway.ingest.request.Content;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Replies;
import dev.ringway.ingest.request.Reply;
import dev.ringway.ingest.request.RequestHeaders;
import dev.ringway.ingest.request.Webhook;
import dev.ringway.ingest.twilio.TwilioEvents;
import dev.ringway.ingest.twilio.TwilioSigner;
import dev.ringway.ingest.twilio.VoiceRequests;
import dev.ringway.ingest.voice.AgentConnection;
import dev.ringway.ingest.voice.VoicePolicy;
import dev.ringway.ingest.voice.VoiceReplies;
import dev.ringway.local.server.LocalServers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody foresaw in a genuine request: it is kept, and answered as its sender needs it. */
@IngestTest
class IntakeFailuresTest {

    private static final Content LEAST = new Content("text/xml", new byte[] {1});

    @Autowired
    private Intake intake;

    private final String callSid = Posting.newCallSid();
    private final ReceivedRequest request = new ReceivedRequest(
            Endpoint.TWILIO_STATUS,
            Posting.ORIGIN + Posting.PATH,
            new RequestHeaders(Map.of("Content-Type", List.of("application/x-www-form-urlencoded"))),
            new RawBody(TwilioSigner.encode(Posting.ringing(callSid)).getBytes(StandardCharsets.UTF_8)),
            Instant.now());
    private final Naming naming = new TwilioEvents(100, JsonObjects::read).name(request);

    @Test
    void anEventThatHasNoFormIsParkedAndNotAskedForAgainForEver() {
        assertThat(intake.take(named(request -> beyondAllTime()), request).join())
                .isEqualTo(new Answer.Accepted());
        assertThat(parked()).isEqualTo(1);
    }

    @Test
    void whoWaitsForAnAnswerGetsItWhenTheEventHasNoForm() {
        assertThat(intake.answer(named(request -> beyondAllTime()), request, new Failing(new IllegalStateException()))
                        .join())
                .isEqualTo(new Answer.Answered(LEAST));
        assertThat(parked()).isEqualTo(1);
    }

    @Test
    void whoWaitsForAnAnswerGetsTheLeastOneWhenNoOtherCanBeMade() {
        assertThat(intake.answer(
                                named(request -> naming), request, new Failing(new IllegalStateException("unforeseen")))
                        .join())
                .isEqualTo(new Answer.Answered(LEAST));
        assertThat(new TopicContents(LocalServers.kafkaBootstrapServers()).eventsOf(callSid))
                .hasSize(1);
    }

    @Test
    void aCallWhoseAnswerCouldNotBeMadeIsOnTheRecordAsNotConnected() {
        ReceivedRequest voice = new ReceivedRequest(
                Endpoint.TWILIO_VOICE,
                Posting.ORIGIN + "/webhooks/twilio/voice?attempt=a-1",
                request.headers(),
                request.body(),
                request.receivedAt());
        Replies replies = new VoiceReplies(
                new Contacts(),
                new Agents(),
                new Campaigns(),
                announcement -> CompletableFuture.completedFuture(new AgentConnection.Connected.Failed("not asked")),
                new VoicePolicy(Optional.empty(), LEAST.body()),
                unforeseen -> {
                    throw new IllegalStateException("unforeseen");
                },
                VoiceRequests::legible,
                Clock.systemUTC());

        Answer answer = intake.answer(named(new TwilioEvents(100, JsonObjects::read)::name), voice, replies)
                .join();

        assertThat(((Answer.Answered) answer).content().body()).isEqualTo(LEAST.body());
        List<Event<TwilioEvent>> events = new TopicContents(LocalServers.kafkaBootstrapServers())
                .records(Topics.TWILIO_EVENTS.name(), callSid).stream()
                        .map(message -> (Event<TwilioEvent>) new EventCodec().decode(Topics.TWILIO_EVENTS, message))
                        .toList();
        assertThat(events)
                .extracting(Event::data)
                .hasAtLeastOneElementOfType(VoiceRequested.class)
                .filteredOn(AgentConnectionReported.class::isInstance)
                .singleElement()
                .satisfies(finding -> {
                    AgentConnectionReported connection = (AgentConnectionReported) finding;
                    assertThat(connection.result()).isEqualTo("failed");
                    assertThat(connection.reason()).contains("internal");
                    assertThat(connection.attemptId()).contains("a-1");
                });
    }

    @Test
    void whoWaitsForAnAnswerGetsTheLeastOneWhenTheRequestCannotBeNamed() {
        Webhook unforeseen = named(request -> {
            throw new IllegalStateException("unforeseen");
        });
        assertThat(intake.answer(unforeseen, request, new Failing(new IllegalStateException()))
                        .join())
                .isEqualTo(new Answer.Answered(LEAST));
        assertThat(intake.take(unforeseen, request).join()).isEqualTo(new Answer.Unavailable());
    }

    private Naming beyondAllTime() {
        Event<?> event = ((Naming.Named) naming).event();
        return new Naming.Named(new Event<>(
                event.id(), event.source(), Instant.MAX, event.receivedAt(), Optional.empty(), event.data()));
    }

    private long parked() {
        return new TopicContents(LocalServers.kafkaBootstrapServers())
                .records(TopicContents.PARKED, request.body().sha256()).stream()
                        .filter(letter -> new String(
                                        letter.headers()
                                                .lastHeader("dlt-reason")
                                                .value(),
                                        StandardCharsets.UTF_8)
                                .equals("not-writable"))
                        .count();
    }

    private static Webhook named(Function<ReceivedRequest, Naming> naming) {
        return new Webhook() {

            @Override
            public Optional<Refusal> refusal(ReceivedRequest request) {
                return Optional.empty();
            }

            @Override
            public CompletableFuture<Naming> name(ReceivedRequest request) {
                return CompletableFuture.completedFuture(naming.apply(request));
            }
        };
    }

    private record Failing(RuntimeException failure) implements Replies {

        @Override
        public CompletableFuture<Reply> to(ReceivedRequest request, Naming naming) {
            throw failure;
        }

        @Override
        public Content atLeast() {
            return LEAST;
        }
    }
}
