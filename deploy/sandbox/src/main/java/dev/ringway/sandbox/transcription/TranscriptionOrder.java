package dev.ringway.sandbox.transcription;

import dev.ringway.sandbox.call.Target;
import java.util.List;
import java.util.Optional;

/**
 * What is to be transcribed.
 *
 * @param track inbound_track, outbound_track or both_tracks
 * @param partialResults whether unfinished sentences are told too
 */
public record TranscriptionOrder(
        String name,
        String track,
        Optional<Target> callback,
        String languageCode,
        String engine,
        boolean partialResults) {

    List<String> tracks() {
        return track.equals("both_tracks") ? List.of("inbound_track", "outbound_track") : List.of(track);
    }
}
