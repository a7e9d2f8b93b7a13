package dev.ringway.ingest.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a request; a name is found in any case. */
public final class RequestHeaders {

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public RequestHeaders(Map<String, List<String>> headers) {
        headers.forEach((name, those) -> values.put(name, List.copyOf(those)));
    }

    /** In the order of arrival; empty where there is no such header. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Names only: the values may be secrets. */
    @Override
    public String toString() {
        return "RequestHeaders" + values.keySet();
    }
}
