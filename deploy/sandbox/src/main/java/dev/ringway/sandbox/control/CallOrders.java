package dev.ringway.sandbox.control;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.call.CallEvent;
import dev.ringway.sandbox.call.CallPlan.Wish;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.call.CallRequest.VoiceUrl;
import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.call.Scenario;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is to happen: the fate of the next calls, calls to us, and what our numbers are configured with. */
public final class CallOrders {

    private final Switchboard switchboard;
    private final CallRecords records;
    private final Accounts accounts;
    private final String inboundStatusUrl;
    private final Map<String, NumberOrder> numbers = new ConcurrentHashMap<>();

    /** @param inboundStatusUrl where the end of a call to a number without a configuration is reported */
    public CallOrders(Switchboard switchboard, CallRecords records, Accounts accounts, String inboundStatusUrl) {
        this.switchboard = switchboard;
        this.records = records;
        this.accounts = accounts;
        this.inboundStatusUrl = inboundStatusUrl;
    }

    void mount(Routes routes) {
        routes.on("POST", "/control/scenario", this::scenario)
                .on("POST", "/control/inbound", this::inbound)
                .on("POST", "/control/numbers", this::number)
                .on("DELETE", "/control/numbers", _ -> {
                    reset();
                    return Response.noContent();
                })
                .on("GET", "/control/numbers", _ -> Response.json(200, Map.of("items", numbers.values())));
    }

    void reset() {
        numbers.clear();
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
                    ringSeconds.map(CallOrders::seconds),
                    talkSeconds.map(CallOrders::seconds),
                    answeredBy,
                    detectionMillis.map(Duration::ofMillis),
                    recordingAbsent);
        }
    }

    private record InboundOrder(
            String from,
            String to,
            Optional<String> accountSid,
            Optional<String> scenario,
            Optional<Long> ringSeconds,
            Optional<Long> talkSeconds) {

        Wish wish() {
            return new Wish(
                    scenario.map(CallOrders::named),
                    ringSeconds.map(CallOrders::seconds),
                    talkSeconds.map(CallOrders::seconds),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** A number of ours, as it is configured at Twilio; methods are POST. */
    private record NumberOrder(
            String number, String voiceUrl, Optional<String> fallbackUrl, Optional<String> statusCallback) {

        VoiceUrl voice() {
            return new VoiceUrl(new Target(voiceUrl, "POST"), fallbackUrl.map(url -> new Target(url, "POST")));
        }
    }

    private Response scenario(Request request) {
        var order = Json.read(request, ScenarioOrder.class);
        int count = order.count.orElse(1);
        if (count < 1 || count > 100_000) {
            throw Refusal.malformed("count must be between 1 and 100000");
        }
        switchboard.wish(order.wish(), count);
        return Response.noContent();
    }

    private Response number(Request request) {
        var order = Json.read(request, NumberOrder.class);
        if (!CallRequest.isNumber(order.number)) {
            throw Refusal.malformed("number must be an E.164 number");
        }
        numbers.put(order.number, order);
        return Response.json(200, order);
    }

    /** Twilio reports only the end of an inbound call to the number's status URL. */
    private Response inbound(Request request) {
        var order = Json.read(request, InboundOrder.class);
        if (!CallRequest.isNumber(order.from) || !CallRequest.isNumber(order.to)) {
            throw Refusal.malformed("from and to must be E.164 numbers");
        }
        Optional<NumberOrder> number = Optional.ofNullable(numbers.get(order.to));
        String statusUrl = number.flatMap(NumberOrder::statusCallback).orElse(inboundStatusUrl);
        String account = order.accountSid.orElse(accounts.main());
        if (!accounts.sids().contains(account)) {
            throw Refusal.malformed("There is no account " + account);
        }
        var call = switchboard.place(
                account,
                new CallRequest(
                        Direction.INBOUND,
                        order.from,
                        order.to,
                        Duration.ofSeconds(60),
                        CallRequest.LONGEST,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new StatusCallback(new Target(statusUrl, "POST"), Set.of(CallEvent.COMPLETED))),
                        Optional.empty(),
                        Optional.empty(),
                        number.map(NumberOrder::voice)),
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
}
