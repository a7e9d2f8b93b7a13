package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.Tariff;
import dev.ringway.sandbox.callback.Rfc2822;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call as Twilio's REST API shows it: snake case, RFC 2822 dates, durations and prices as text, absent as null. */
final class CallResource {

    private static final List<String> SUBRESOURCES = List.of(
            "events",
            "notifications",
            "payments",
            "recordings",
            "siprec",
            "streams",
            "transcriptions",
            "user_defined_message_subscriptions",
            "user_defined_messages");

    private CallResource() {}

    /** @param price as it is known by now */
    static Map<String, Object> of(Call call, Optional<BigDecimal> price) {
        String path = "/2010-04-01/Accounts/" + call.accountSid() + "/Calls/" + call.sid();
        var json = new LinkedHashMap<String, Object>();
        json.put("account_sid", call.accountSid());
        json.put("annotation", null);
        json.put("answered_by", call.answeredBy().orElse(null));
        json.put("api_version", "2010-04-01");
        json.put("caller_name", null);
        json.put("date_created", date(call.createdAt()));
        json.put("date_updated", date(call.updatedAt()));
        json.put("direction", call.request().direction().wire());
        json.put("duration", call.durationSeconds().map(String::valueOf).orElse(null));
        json.put("end_time", call.endTime().map(CallResource::date).orElse(null));
        json.put("forwarded_from", null);
        json.put("from", call.request().from());
        json.put("from_formatted", formatted(call.request().from()));
        json.put("group_sid", null);
        json.put("parent_call_sid", call.request().parentSid().orElse(null));
        json.put("phone_number_sid", null);
        json.put("price", price.map(BigDecimal::toPlainString).orElse(null));
        json.put("price_unit", Tariff.CURRENCY);
        json.put("queue_time", "0");
        json.put("sid", call.sid());
        json.put("start_time", call.startTime().map(CallResource::date).orElse(null));
        json.put("status", call.status().rest());
        json.put("subresource_uris", subresources(path));
        json.put("to", call.request().to());
        json.put("to_formatted", formatted(call.request().to()));
        json.put("trunk_sid", null);
        json.put("uri", path + ".json");
        return json;
    }

    static String date(Instant instant) {
        return Rfc2822.text(instant);
    }

    private static Map<String, String> subresources(String path) {
        var uris = new LinkedHashMap<String, String>();
        for (String name : SUBRESOURCES) {
            uris.put(name, path + "/" + pascalCase(name) + ".json");
        }
        return uris;
    }

    private static String pascalCase(String snakeCase) {
        var words = new StringBuilder();
        for (String word : snakeCase.split("_", -1)) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return words.toString();
    }

    /** Numbers of North America in their national form, others as they are. */
    private static String formatted(String number) {
        return number.matches("\\+1\\d{10}")
                ? "(" + number.substring(2, 5) + ") " + number.substring(5, 8) + "-" + number.substring(8)
                : number;
    }
}
