package dev.ringway.acceptance;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls as a user of the REST API reads them. */
final class CallApi {

    private final ServiceApi service;

    CallApi(String origin, String token) {
        service = new ServiceApi(origin, token);
    }

    HttpResponse<String> get(String path) {
        return service.get(path);
    }

    int statusOf(String sid) {
        return get("/api/v1/calls/" + sid).statusCode();
    }

    JsonNode call(String sid) {
        return JsonMapper.shared().readTree(get("/api/v1/calls/" + sid).body());
    }

    /** How many calls are active, of at most 200. */
    int active() {
        return JsonMapper.shared()
                .readTree(get("/api/v1/calls/active?limit=200").body())
                .get("items")
                .size();
    }

    JsonNode timeline(String sid) {
        return JsonMapper.shared()
                .readTree(get("/api/v1/calls/" + sid + "/events").body())
                .get("items");
    }

    /** The ids of what is stored about a call, as often as it is stored. */
    List<String> eventIds(String sid) {
        HttpResponse<String> answer = get("/api/v1/calls/" + sid + "/events?limit=200");
        if (answer.statusCode() != 200) {
            return List.of();
        }
        return JsonMapper.shared()
                .readTree(answer.body())
                .get("items")
                .valueStream()
                .map(item -> item.get("eventId").stringValue())
                .toList();
    }
}
