package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.call.DialQueue;
import dev.ringway.sandbox.twilio.CreationRefusals;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.util.Map;
import java.util.Optional;

/** How an account fares that places many calls: how fast they begin, whether they are refused, and all that there were. */
public final class DialOrders {

    private static final double FASTEST = 10_000;

    private final DialQueue queue;
    private final CreationRefusals refusals;
    private final DialLog dials;
    private final Accounts accounts;

    public DialOrders(DialQueue queue, CreationRefusals refusals, DialLog dials, Accounts accounts) {
        this.queue = queue;
        this.refusals = refusals;
        this.dials = dials;
        this.accounts = accounts;
    }

    /** @param callsPerSecond 0 for no limit */
    private record PaceOrder(double callsPerSecond, Optional<String> accountSid) {}

    void mount(Routes routes) {
        routes.on("POST", "/control/pace", this::pace)
                .on("GET", "/control/pace", _ -> Response.json(200, queue.pace()))
                .on("POST", "/control/refusals", this::refuse)
                .on("GET", "/control/refusals", _ -> items(refusals.orders()))
                .on("DELETE", "/control/refusals", _ -> {
                    refusals.reset();
                    return Response.noContent();
                })
                .on("GET", "/control/dials", _ -> items(dials.oldestFirst()));
    }

    void reset() {
        refusals.reset();
        dials.reset();
    }

    private Response pace(Request request) {
        var order = Json.read(request, PaceOrder.class);
        if (!(order.callsPerSecond >= 0 && order.callsPerSecond <= FASTEST)) {
            throw Refusal.malformed("callsPerSecond must be between 0 and 10000");
        }
        checkAccount(order.accountSid);
        queue.pace(order.callsPerSecond, order.accountSid);
        return Response.json(200, queue.pace());
    }

    private Response refuse(Request request) {
        var order = Json.read(request, CreationRefusals.Order.class);
        checkAccount(order.accountSid());
        refusals.order(order);
        return items(refusals.orders());
    }

    private void checkAccount(Optional<String> accountSid) {
        accountSid.filter(sid -> !accounts.sids().contains(sid)).ifPresent(sid -> {
            throw Refusal.malformed("There is no account " + sid);
        });
    }

    private static Response items(Object items) {
        return Response.json(200, Map.of("items", items));
    }
}
