package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.call.Tariff;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.voice.Attendant;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.util.Map;
import java.util.Optional;

/** The call resource: create, list, fetch, update. */
final class CallsApi {

    private final Switchboard switchboard;
    private final CallBook book;
    private final Attendant attendant;
    private final Tariff tariff;
    private final Timeline timeline;
    private final CreationRefusals refusals;

    CallsApi(
            Switchboard switchboard,
            CallBook book,
            Attendant attendant,
            Tariff tariff,
            Timeline timeline,
            CreationRefusals refusals) {
        this.switchboard = switchboard;
        this.book = book;
        this.attendant = attendant;
        this.tariff = tariff;
        this.timeline = timeline;
        this.refusals = refusals;
    }

    void mount(Routes routes, String account, Credentials credentials) {
        routes.on("POST", account + "/Calls.json", credentials.guard(this::create))
                .on("GET", account + "/Calls.json", credentials.guard(this::list))
                .on("GET", account + "/Calls/{call}.json", credentials.guard(this::fetch))
                .on("POST", account + "/Calls/{call}.json", credentials.guard(this::update));
    }

    private Response create(Request request) {
        refusals.check(Credentials.account(request));
        var order = new CallForm(request.form()).request();
        return Response.json(201, resource(switchboard.place(Credentials.account(request), order)));
    }

    private Response list(Request request) {
        var filter = CallFilter.of(request.query());
        var calls = book.newestFirst().stream()
                .filter(call -> call.accountSid().equals(Credentials.account(request)))
                .filter(filter)
                .toList();
        var page = new ListPage(request.path(), request.query());
        return Response.json(200, page.of("calls", calls, Call::sid, this::resource));
    }

    private Response fetch(Request request) {
        return Response.json(200, resource(known(request)));
    }

    /**
     * {@code completed} ends a call in any state, {@code canceled} only one that is not answered yet and leaves others as
     * they are; new instructions are taken by a call in progress. A call that is over refuses everything.
     */
    private Response update(Request request) {
        Call call = known(request);
        var form = new Form(request.form());
        Optional<Target> url = form.target("Url", "Method", 21205);
        Optional<String> twiml = form.text("Twiml");
        boolean instructions = url.isPresent() || twiml.isPresent();
        if (call.status().terminal() || (instructions && !call.answered())) {
            throw new Refusal(400, 21220, "Call is not in-progress. Cannot redirect.");
        }
        if (instructions) {
            attendant.redirect(call.sid(), url, twiml.orElse(""));
        }
        switch (form.text("Status").orElse("")) {
            case "completed" -> switchboard.hangUp(call.sid());
            case "canceled" -> switchboard.cancel(call.sid());
            case "" -> {}
            case String other -> throw Refusal.malformed("Invalid Status: " + other);
        }
        return Response.json(200, resource(known(request)));
    }

    private Call known(Request request) {
        return book.find(request.variables().get(1))
                .filter(call -> call.accountSid().equals(Credentials.account(request)))
                .orElseThrow(() -> Refusal.notFound(request.path()));
    }

    private Map<String, Object> resource(Call call) {
        return CallResource.of(call, tariff.knownPrice(call, timeline.now()));
    }
}
