package dev.ringway.sandbox;

import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Chance;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Tariff;
import dev.ringway.sandbox.callback.AmdCallbacks;
import dev.ringway.sandbox.callback.Callbacks;
import dev.ringway.sandbox.callback.RecordingCallbacks;
import dev.ringway.sandbox.callback.StatusCallbacks;
import dev.ringway.sandbox.control.CallRecords;
import dev.ringway.sandbox.control.ControlApi;
import dev.ringway.sandbox.recording.Recorder;
import dev.ringway.sandbox.recording.RecordingBook;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.twilio.ApiConditions;
import dev.ringway.sandbox.twilio.TwilioApi;
import dev.ringway.sandbox.web.Routes;
import dev.ringway.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/** One running sandbox. Everything is in memory and gone with it. */
public final class Sandbox implements AutoCloseable {

    /** Twilio settles prices some time after the end; in call time. */
    private static final Duration PRICE_LATENESS = Duration.ofSeconds(60);

    private final SandboxSettings settings;
    private final Callbacks callbacks;
    private final WebServer server;

    /**
     * Serves at once.
     *
     * @throws IOException when the port is taken
     */
    public Sandbox(SandboxSettings settings, Timeline timeline) throws IOException {
        this.settings = settings;
        var book = new CallBook(settings.keepCalls());
        var chance = new Chance(settings.seed());
        var switchboard = new Switchboard(settings.accountSid(), settings.timeScale(), timeline, book, chance);
        var tariff = new Tariff(settings.scaled(PRICE_LATENESS));
        var conditions = new ApiConditions(settings.seed());
        callbacks = new Callbacks(timeline, settings.authToken());
        var recordings = new RecordingBook();
        var recorder =
                new Recorder(switchboard, recordings, timeline, new RecordingCallbacks(callbacks, this::apiOrigin));
        switchboard.listen(new StatusCallbacks(callbacks, timeline));
        switchboard.listen(new AmdCallbacks(callbacks));
        switchboard.listen(recorder);
        switchboard.listen(recordings);
        switchboard.listen(callbacks);
        var routes = new Routes();
        var exchange = new TwilioApi.Exchange(timeline, tariff, switchboard, book, recorder, recordings);
        new TwilioApi(settings.accountSid(), settings.authToken(), this::apiOrigin, conditions, exchange).mount(routes);
        new ControlApi(
                        switchboard,
                        new CallRecords(switchboard, book, recordings, tariff, callbacks),
                        callbacks,
                        chance,
                        conditions,
                        settings.inboundStatusUrl())
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
        callbacks.close();
    }
}
