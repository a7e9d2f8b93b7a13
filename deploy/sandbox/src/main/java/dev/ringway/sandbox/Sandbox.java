package dev.ringway.sandbox;

import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Chance;
import dev.ringway.sandbox.call.DialQueue;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Tariff;
import dev.ringway.sandbox.callback.AmdCallbacks;
import dev.ringway.sandbox.callback.Callbacks;
import dev.ringway.sandbox.callback.HttpClients;
import dev.ringway.sandbox.callback.RecordingCallbacks;
import dev.ringway.sandbox.callback.StatusCallbacks;
import dev.ringway.sandbox.callback.TranscriptionCallbacks;
import dev.ringway.sandbox.control.AgentOrders;
import dev.ringway.sandbox.control.CallOrders;
import dev.ringway.sandbox.control.CallRecords;
import dev.ringway.sandbox.control.ControlApi;
import dev.ringway.sandbox.control.DialLog;
import dev.ringway.sandbox.control.DialOrders;
import dev.ringway.sandbox.elevenlabs.AgentsApi;
import dev.ringway.sandbox.elevenlabs.ConversationBook;
import dev.ringway.sandbox.elevenlabs.Conversations;
import dev.ringway.sandbox.elevenlabs.ConversationsApi;
import dev.ringway.sandbox.elevenlabs.ElevenLabsApi;
import dev.ringway.sandbox.elevenlabs.OutboundCalls;
import dev.ringway.sandbox.elevenlabs.RegisterCalls;
import dev.ringway.sandbox.elevenlabs.Webhooks;
import dev.ringway.sandbox.recording.Recorder;
import dev.ringway.sandbox.recording.RecordingBook;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.transcription.Transcriber;
import dev.ringway.sandbox.twilio.ApiConditions;
import dev.ringway.sandbox.twilio.CreationRefusals;
import dev.ringway.sandbox.twilio.TwilioApi;
import dev.ringway.sandbox.voice.Attendant;
import dev.ringway.sandbox.voice.VoiceLog;
import dev.ringway.sandbox.web.Routes;
import dev.ringway.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** One running sandbox. Everything is in memory and gone with it. */
public final class Sandbox implements AutoCloseable {

    /** Twilio settles prices some time after the end; in call time. */
    private static final Duration PRICE_LATENESS = Duration.ofSeconds(60);

    private final SandboxSettings settings;
    private final HttpClients clients = new HttpClients();
    private final WebServer server;

    /**
     * Serves at once.
     *
     * @throws IOException when the port is taken
     */
    public Sandbox(SandboxSettings settings, Timeline timeline) throws IOException {
        this.settings = settings;
        var accounts = settings.accounts();
        var book = new CallBook(settings.keepCalls());
        var chance = new Chance(settings.seed());
        var queue = new DialQueue(timeline, settings.callsPerSecond());
        var switchboard = new Switchboard(settings.accountSid(), settings.timeScale(), timeline, book, chance, queue);
        var callbacks = new Callbacks(timeline, accounts, clients);
        var recordings = new RecordingBook();
        var recorder =
                new Recorder(switchboard, recordings, timeline, new RecordingCallbacks(callbacks, this::apiOrigin));
        var transcriber = new Transcriber(switchboard, timeline, new TranscriptionCallbacks(callbacks));
        var webhooks = new Webhooks(
                timeline, switchboard, clients, settings.elevenLabs().webhookSecret(), settings.postCallUrl());
        var conversationBook = new ConversationBook(settings.keepCalls());
        var conversations = new Conversations(conversationBook, webhooks, timeline);
        var voiceLog = new VoiceLog();
        var dials = new DialLog(timeline);
        var attendant = new Attendant(switchboard, book, timeline, clients, accounts, voiceLog, conversations);
        List.of(
                        dials,
                        new StatusCallbacks(callbacks, timeline),
                        new AmdCallbacks(callbacks),
                        recorder,
                        transcriber,
                        attendant,
                        conversations,
                        recordings,
                        voiceLog,
                        callbacks)
                .forEach(switchboard::listen);

        var routes = new Routes();
        var tariff = new Tariff(settings.scaled(PRICE_LATENESS));
        var conditions = new ApiConditions(settings.seed());
        var exchange = new TwilioApi.Exchange(
                timeline, tariff, switchboard, book, attendant, recorder, recordings, transcriber);
        var refusals = new CreationRefusals();
        new TwilioApi(accounts, this::apiOrigin, conditions, refusals, exchange).mount(routes);
        var registerCalls = new RegisterCalls(conversationBook, new Chance(settings.seed()), timeline);
        var outboundCalls = new OutboundCalls(switchboard, conversationBook, timeline);
        var agents = new AgentsApi(timeline);
        var conversationsApi = new ConversationsApi(conversationBook, webhooks, timeline);
        new ElevenLabsApi(settings.elevenLabs(), registerCalls, outboundCalls, agents, conversationsApi).mount(routes);
        var records = new CallRecords(switchboard, book, recordings, tariff, callbacks, voiceLog, transcriber);
        new ControlApi(
                        switchboard,
                        records,
                        callbacks,
                        chance,
                        conditions,
                        new CallOrders(switchboard, records, accounts, settings.inboundStatusUrl()),
                        new DialOrders(queue, refusals, dials, accounts),
                        new AgentOrders(
                                agents, registerCalls, outboundCalls, conversationsApi, conversationBook, webhooks))
                .mount(routes);
        server = new WebServer(new InetSocketAddress(settings.bindAddress(), settings.port()), routes);
    }

    public URI origin() {
        return URI.create("http://" + settings.bindAddress() + ":" + server.port());
    }

    /** Where whoever is told of a recording finds its media. */
    private URI apiOrigin() {
        return settings.apiBaseUrl().orElseGet(this::origin);
    }

    @Override
    public void close() {
        server.close();
        clients.close();
    }
}
