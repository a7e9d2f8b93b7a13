package dev.ringway.sandbox;

import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Chance;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.callback.Callbacks;
import dev.ringway.sandbox.control.ControlApi;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.twilio.TwilioApi;
import dev.ringway.sandbox.web.Routes;
import dev.ringway.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/** One running sandbox. Everything is in memory and gone with it. */
public final class Sandbox implements AutoCloseable {

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
        callbacks = new Callbacks(timeline, settings.authToken());
        var switchboard =
                new Switchboard(settings.accountSid(), settings.timeScale(), timeline, book, chance, callbacks);
        var routes = new Routes();
        new TwilioApi(settings.accountSid(), settings.authToken(), switchboard, book, timeline.now()).mount(routes);
        new ControlApi(switchboard, book, callbacks, chance, settings.inboundStatusUrl()).mount(routes);
        server = new WebServer(new InetSocketAddress(settings.bindAddress(), settings.port()), routes);
    }

    public URI origin() {
        return URI.create("http://" + settings.bindAddress() + ":" + server.port());
    }

    @Override
    public void close() {
        server.close();
        callbacks.close();
    }
}
