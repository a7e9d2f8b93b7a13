package dev.ringway.ingest.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request while it is being mutated; texts are octets, one per char. */
final class Draft {

    final String path;
    String query = "";
    final Map<String, String> headers = new LinkedHashMap<>();
    String body;

    Draft(String path, String contentType, String body) {
        this.path = path;
        this.body = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        headers.put("Content-Type", contentType);
    }

    boolean isTwilios() {
        return path.startsWith("/webhooks/twilio/");
    }

    String pathAndQuery() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    byte[] octets() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }
}
