package dev.ringway.sandbox.recording;

import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Response.Body;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves sound whole, or the one range that was asked for; several ranges at once are answered with the whole. */
public final class Media {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

    private Media() {}

    public static Response of(Audio audio, Request request) {
        Matcher range = RANGE.matcher(request.header("Range").orElse(""));
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new Response(200, Map.of("Accept-Ranges", "bytes"), body(audio, 0, audio.length()));
        }
        long length = audio.length();
        boolean suffix = range.group(1).isEmpty();
        long first = suffix ? Math.max(0, length - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        long last =
                suffix || range.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(range.group(2)), length - 1);
        if (first > last) {
            return new Response(416, Map.of("Content-Range", "bytes */" + length), Optional.empty());
        }
        return new Response(
                206,
                Map.of("Accept-Ranges", "bytes", "Content-Range", "bytes " + first + "-" + last + "/" + length),
                body(audio, first, last - first + 1));
    }

    private static Optional<Body> body(Audio audio, long first, long count) {
        return Optional.of(
                new Body(audio.contentType(), OptionalLong.of(count), out -> audio.write(out, first, count)));
    }
}
