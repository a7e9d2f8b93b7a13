package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.Chance;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.callback.Callbacks;
import dev.ringway.sandbox.callback.Disorder;
import dev.ringway.sandbox.twilio.ApiConditions;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.util.Map;

/** What a test or a demo tells the sandbox, and what it asks it. JSON both ways; open to whoever reaches the port. */
public final class ControlApi {

    private final Switchboard switchboard;
    private final CallRecords records;
    private final Callbacks callbacks;
    private final Chance chance;
    private final ApiConditions conditions;
    private final CallOrders callOrders;
    private final DialOrders dialOrders;
    private final AgentOrders agentOrders;

    public ControlApi(
            Switchboard switchboard,
            CallRecords records,
            Callbacks callbacks,
            Chance chance,
            ApiConditions conditions,
            CallOrders callOrders,
            DialOrders dialOrders,
            AgentOrders agentOrders) {
        this.switchboard = switchboard;
        this.records = records;
        this.callbacks = callbacks;
        this.chance = chance;
        this.conditions = conditions;
        this.callOrders = callOrders;
        this.dialOrders = dialOrders;
        this.agentOrders = agentOrders;
    }

    public void mount(Routes routes) {
        callOrders.mount(routes);
        dialOrders.mount(routes);
        agentOrders.mount(routes);
        routes.on("GET", "/control/calls", _ -> Response.json(200, Map.of("items", records.newestFirst())))
                .on("GET", "/control/calls/{call}", this::call)
                .on("GET", "/control/disorder", _ -> Response.json(200, callbacks.disorder()))
                .on("POST", "/control/disorder", this::disorder)
                .on("GET", "/control/api", _ -> Response.json(200, conditions.rates()))
                .on("POST", "/control/api", this::api)
                .on("POST", "/control/reset", _ -> reset());
        for (String probe : new String[] {"", "/liveness", "/readiness"}) {
            routes.on("GET", "/actuator/health" + probe, _ -> Response.json(200, Map.of("status", "UP")));
        }
    }

    private Response api(Request request) {
        var rates = Json.read(request, ApiConditions.Rates.class);
        conditions.rates(rates);
        return Response.json(200, rates);
    }

    private Response disorder(Request request) {
        var disorder = Json.read(request, Disorder.class);
        callbacks.disorder(disorder);
        disorder.seed().ifPresent(chance::restart);
        return Response.json(200, disorder);
    }

    private Response reset() {
        switchboard.reset();
        callbacks.reset();
        conditions.reset();
        callOrders.reset();
        dialOrders.reset();
        agentOrders.reset();
        return Response.noContent();
    }

    private Response call(Request request) {
        String sid = request.variables().getFirst();
        return Response.json(200, records.of(sid).orElseThrow(() -> Refusal.notFound(request.path())));
    }
}
