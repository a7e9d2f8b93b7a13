package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Tariff;
import dev.ringway.sandbox.callback.Rfc2822;
import dev.ringway.sandbox.recording.Recording;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A recording as Twilio's REST API shows it. */
final class RecordingResource {

    private RecordingResource() {}

    /**
     * @param price as it is known by now
     * @param apiOrigin where the media is fetched
     */
    static Map<String, Object> of(Recording recording, Optional<BigDecimal> price, URI apiOrigin) {
        String path = recording.path();
        var json = new LinkedHashMap<String, Object>();
        json.put("account_sid", recording.accountSid());
        json.put("api_version", "2010-04-01");
        json.put("call_sid", recording.callSid());
        json.put("channels", recording.order().channels());
        json.put("conference_sid", null);
        json.put("date_created", Rfc2822.text(recording.startTime()));
        json.put("date_updated", Rfc2822.text(recording.updatedAt()));
        json.put("duration", recording.duration().map(String::valueOf).orElse("-1"));
        json.put("encryption_details", null);
        json.put("error_code", recording.errorCode() == 0 ? null : recording.errorCode());
        json.put("media_url", apiOrigin.resolve(path).toString());
        json.put("price", price.map(BigDecimal::toPlainString).orElse(null));
        json.put("price_unit", Tariff.CURRENCY);
        json.put("sid", recording.sid());
        json.put("source", recording.order().source());
        json.put("start_time", Rfc2822.text(recording.startTime()));
        json.put("status", recording.status().wire());
        json.put("subresource_uris", subresources(path));
        json.put("track", recording.order().track());
        json.put("uri", path + ".json");
        return json;
    }

    private static Map<String, String> subresources(String path) {
        return Map.of(
                "add_on_results", path + "/AddOnResults.json",
                "transcriptions", path + "/Transcriptions.json");
    }
}
