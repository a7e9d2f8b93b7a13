package dev.ringway.transcript.web;

import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.Query;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of any list here.
 *
 * @param next the cursor of the following page
 */
public record ListPage<T>(List<T> shown, Optional<String> next) {

    /**
     * @param read so many at most
     * @param cursor behind that item
     */
    public static <T> ListPage<T> read(Query query, Function<Integer, List<T>> read, Function<T, String> cursor) {
        int limit = PageLimit.of(query.number("limit")).items();
        List<T> found = read.apply(limit + 1);
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        return new ListPage<>(
                shown, found.size() > limit ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty());
    }

    public <V> Page<V> page(Function<T, V> view) {
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
