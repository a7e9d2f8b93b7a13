package dev.ringway.campaign.web;

import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.security.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;

/**
 * A page of a list that goes on behind the id of what was shown last.
 *
 * @param next the cursor of the following page
 */
record IdPage<T>(List<T> shown, Optional<String> next, Function<T, String> id) {

    /** @param read what follows an id, so many at most */
    static <T> IdPage<T> read(
            Query query,
            IdCursor cursors,
            Function<T, String> id,
            BiFunction<Optional<String>, Integer, List<T>> read) {
        int limit = PageLimit.of(query.number("limit")).items();
        List<T> found = read.apply(query.one("cursor").map(cursors::read), limit + 1);
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        return new IdPage<>(
                shown,
                found.size() > limit ? Optional.of(cursors.write(id.apply(shown.getLast()))) : Optional.empty(),
                id);
    }

    <V> Page<V> page(Function<T, V> view) {
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    /** With an ETag that changes with the versions of what is shown. */
    <V> ResponseEntity<Page<V>> answer(Caller caller, ToLongFunction<T> version, Function<T, V> view) {
        Stream<String> versions = shown.stream().map(item -> id.apply(item) + ":" + version.applyAsLong(item));
        return EntityTag.of(StateHash.of(Stream.concat(versions, Stream.of(next))), caller)
                .answer(page(view));
    }
}
