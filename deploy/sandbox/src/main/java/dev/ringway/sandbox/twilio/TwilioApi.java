package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The account and call resources of the 2010-04-01 API. */
public final class TwilioApi {

    private static final String ACCOUNT = "/2010-04-01/Accounts/{account}";

    private final String accountSid;
    private final Credentials credentials;
    private final Switchboard switchboard;
    private final CallBook book;
    private final Instant created;

    public TwilioApi(String accountSid, String authToken, Switchboard switchboard, CallBook book, Instant created) {
        this.accountSid = accountSid;
        this.credentials = new Credentials(accountSid, authToken);
        this.switchboard = switchboard;
        this.book = book;
        this.created = created;
    }

    public void mount(Routes routes) {
        routes.on("GET", ACCOUNT + ".json", authenticated(this::account))
                .on("POST", ACCOUNT + "/Calls.json", authenticated(this::create))
                .on("GET", ACCOUNT + "/Calls.json", authenticated(this::list))
                .on("GET", ACCOUNT + "/Calls/{call}.json", authenticated(this::fetch))
                .on("POST", ACCOUNT + "/Calls/{call}.json", authenticated(this::update));
    }

    private Function<Request, Response> authenticated(Function<Request, Response> handler) {
        return request -> {
            credentials.check(request);
            return handler.apply(request);
        };
    }

    private Response create(Request request) {
        Call call = switchboard.place(new CallForm(request.form()).request());
        return Response.json(201, CallResource.of(call));
    }

    private Response list(Request request) {
        var filter = CallFilter.of(request.query());
        var calls = book.newestFirst().stream().filter(filter).toList();
        return Response.json(200, new CallPage(request.path(), request.query()).of(calls));
    }

    private Response fetch(Request request) {
        return Response.json(200, CallResource.of(known(request)));
    }

    /**
     * {@code completed} ends a call in any state, {@code canceled} only one that is not answered yet and leaves others as
     * they are; new instructions are taken by a call in progress. A call that is over refuses everything.
     */
    private Response update(Request request) {
        Call call = known(request);
        var form = request.form();
        boolean instructions = form.text("Url").or(() -> form.text("Twiml")).isPresent();
        Optional<String> status = form.text("Status");
        if (call.status().terminal() || (instructions && !call.answered())) {
            throw new Refusal(400, 21220, "Call is not in-progress. Cannot redirect.");
        }
        switch (status.orElse("")) {
            case "completed" -> switchboard.hangUp(call.sid());
            case "canceled" -> switchboard.cancel(call.sid());
            case "" -> {}
            default -> throw Refusal.malformed("Invalid Status: " + status.orElse(""));
        }
        return Response.json(200, CallResource.of(known(request)));
    }

    private Call known(Request request) {
        return book.find(request.variables().get(1)).orElseThrow(() -> Refusal.notFound(request.path()));
    }

    private Response account(Request request) {
        var json = new LinkedHashMap<String, Object>();
        String path = "/2010-04-01/Accounts/" + accountSid;
        json.put("auth_token", null);
        json.put("date_created", CallResource.date(created));
        json.put("date_updated", CallResource.date(created));
        json.put("friendly_name", "Ringway sandbox");
        json.put("owner_account_sid", accountSid);
        json.put("sid", accountSid);
        json.put("status", "active");
        json.put("subresource_uris", Map.of("calls", path + "/Calls.json"));
        json.put("type", "Full");
        json.put("uri", path + ".json");
        return Response.json(200, json);
    }
}
