package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.web.Parameters;
import dev.ringway.sandbox.web.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One page of a list. The token names the last item of the page before, so new ones do not shift pages. */
final class ListPage {

    private static final Set<String> PAGING = Set.of("Page", "PageToken");

    private final String path;
    private final Parameters query;

    ListPage(String path, Parameters query) {
        this.path = path;
        this.query = query;
    }

    /**
     * @param name of the list in the answer
     * @param items all that match, newest first
     */
    <T> Map<String, Object> of(String name, List<T> items, Function<T, String> sid, Function<T, Object> shape) {
        int size = Math.clamp(number("PageSize", 50), 1, 1000);
        int page = number("Page", 0);
        int start = query.text("PageToken")
                .map(token -> after(items, sid, token))
                .orElse(Math.min(page * size, items.size()));
        int end = Math.min(start + size, items.size());
        List<T> shown = items.subList(start, end);
        Optional<String> next = end < items.size()
                ? Optional.of(uri(Map.of(
                        "PageSize",
                        "" + size,
                        "Page",
                        "" + (page + 1),
                        "PageToken",
                        "PA" + sid.apply(shown.getLast()))))
                : Optional.empty();
        Optional<String> previous =
                page > 0 ? Optional.of(uri(Map.of("PageSize", "" + size, "Page", "" + (page - 1)))) : Optional.empty();
        var json = new LinkedHashMap<String, Object>();
        json.put(name, shown.stream().map(shape).toList());
        json.put("end", Math.max(page * size + shown.size() - 1, 0));
        json.put("first_page_uri", uri(Map.of("PageSize", "" + size, "Page", "0")));
        json.put("next_page_uri", next.orElse(null));
        json.put("page", page);
        json.put("page_size", size);
        json.put("previous_page_uri", previous.orElse(null));
        json.put("start", page * size);
        json.put("uri", uri(Map.of("PageSize", "" + size, "Page", "" + page)));
        return json;
    }

    private static <T> int after(List<T> items, Function<T, String> sid, String token) {
        return IntStream.range(0, items.size())
                        .filter(at -> token.equals("PA" + sid.apply(items.get(at))))
                        .findFirst()
                        .orElseThrow(() -> Refusal.malformed("Invalid PageToken"))
                + 1;
    }

    private int number(String name, int usual) {
        String text = query.text(name).orElse("" + usual);
        if (!text.matches("\\d{1,6}")) {
            throw Refusal.malformed("Invalid " + name + ": " + text);
        }
        return Integer.parseInt(text);
    }

    private String uri(Map<String, String> paging) {
        var pairs = new LinkedHashMap<String, String>();
        query.values().forEach((name, values) -> {
            if (!PAGING.contains(name)) {
                pairs.put(name, values.getLast());
            }
        });
        pairs.putAll(paging);
        return path + "?"
                + pairs.entrySet().stream()
                        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
