package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.CallEvent;
import dev.ringway.sandbox.call.CallPlan.Wish;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.call.Chance;
import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.call.Scenario;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.callback.Callbacks;
import dev.ringway.sandbox.callback.Disorder;
import dev.ringway.sandbox.twilio.ApiConditions;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a test or a demo tells the sandbox, and what it asks it. JSON both ways; open to whoever reaches the port. */
public final class ControlApi {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Switchboard switchboard;
    private final CallRecords records;
    private final Callbacks callbacks;
    private final Chance chance;
    private final ApiConditions conditions;
    private final String inboundStatusUrl;

    /** @param inboundStatusUrl where the end of an inbound call is reported, as configured on a Twilio number */
    public ControlApi(
            Switchboard switchboard,
            CallRecords records,
            Callbacks callbacks,
            Chance chance,
            ApiConditions conditions,
            String inboundStatusUrl) {
        this.switchboard = switchboard;
        this.records = records;
        this.callbacks = callbacks;
        this.chance = chance;
        this.conditions = conditions;
        this.inboundStatusUrl = inboundStatusUrl;
    }

    public void mount(Routes routes) {
        routes.on("GET", "/control/calls", _ -> Response.json(200, Map.of("items", records.newestFirst())))
                .on("GET", "/control/calls/{call}", this::call)
                .on("GET", "/control/disorder", _ -> Response.json(200, callbacks.disorder()))
                .on("POST", "/control/disorder", this::disorder)
                .on("GET", "/control/api", _ -> Response.json(200, conditions.rates()))
                .on("POST", "/control/api", this::api)
                .on("POST", "/control/scenario", this::scenario)
                .on("POST", "/control/inbound", this::inbound)
                .on("POST", "/control/reset", _ -> reset());
        for (String probe : new String[] {"", "/liveness", "/readiness"}) {
            routes.on("GET", "/actuator/health" + probe, _ -> Response.json(200, Map.of("status", "UP")));
        }
    }

    /** @param count how many of the next calls */
    private record ScenarioOrder(
            String scenario,
            Optional<Integer> count,
            Optional<Long> ringSeconds,
            Optional<Long> talkSeconds,
            Optional<String> answeredBy,
            Optional<Long> detectionMillis,
            Optional<Boolean> recordingAbsent) {

        Wish wish() {
            return new Wish(
                    Optional.of(named(scenario)),
                    ringSeconds.map(ControlApi::seconds),
                    talkSeconds.map(ControlApi::seconds),
                    answeredBy,
                    detectionMillis.map(Duration::ofMillis),
                    recordingAbsent);
        }
    }

    private record InboundOrder(
            String from, String to, Optional<String> scenario, Optional<Long> ringSeconds, Optional<Long> talkSeconds) {

        Wish wish() {
            return new Wish(
                    scenario.map(ControlApi::named),
                    ringSeconds.map(ControlApi::seconds),
                    talkSeconds.map(ControlApi::seconds),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private Response scenario(Request request) {
        var order = read(request, ScenarioOrder.class);
        int count = order.count.orElse(1);
        if (count < 1 || count > 100_000) {
            throw Refusal.malformed("count must be between 1 and 100000");
        }
        switchboard.wish(order.wish(), count);
        return Response.noContent();
    }

    /** Twilio reports only the end of an inbound call to the number's status URL. */
    private Response inbound(Request request) {
        var order = read(request, InboundOrder.class);
        if (!CallRequest.isNumber(order.from) || !CallRequest.isNumber(order.to)) {
            throw Refusal.malformed("from and to must be E.164 numbers");
        }
        var target = new StatusCallback(new Target(inboundStatusUrl, "POST"), Set.of(CallEvent.COMPLETED));
        var call = switchboard.place(
                new CallRequest(
                        Direction.INBOUND,
                        order.from,
                        order.to,
                        Duration.ofSeconds(60),
                        Optional.empty(),
                        Optional.of(target),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                order.wish());
        return Response.json(201, records.of(call));
    }

    private static Scenario named(String name) {
        return Scenario.named(name).orElseThrow(() -> Refusal.malformed("There is no scenario " + name));
    }

    private static Duration seconds(long seconds) {
        if (seconds < 0 || seconds > Duration.ofHours(24).toSeconds()) {
            throw Refusal.malformed("a call's times lie between 0 and 86400 seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    private Response api(Request request) {
        var rates = read(request, ApiConditions.Rates.class);
        conditions.rates(rates);
        return Response.json(200, rates);
    }

    private Response disorder(Request request) {
        var disorder = read(request, Disorder.class);
        callbacks.disorder(disorder);
        disorder.seed().ifPresent(chance::restart);
        return Response.json(200, disorder);
    }

    private Response reset() {
        switchboard.reset();
        callbacks.reset();
        conditions.reset();
        return Response.noContent();
    }

    private Response call(Request request) {
        String sid = request.variables().getFirst();
        return Response.json(200, records.of(sid).orElseThrow(() -> Refusal.notFound(request.path())));
    }

    private static <T> T read(Request request, Class<T> type) {
        try {
            return JSON.readValue(request.body(), type);
        } catch (JacksonException malformed) {
            throw Refusal.malformed("The JSON body does not fit: " + malformed.getOriginalMessage());
        }
    }
}
