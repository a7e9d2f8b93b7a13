package dev.ringway.callstore.media;

import dev.ringway.callstore.provider.RecordingMedia;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingFilter;
import dev.ringway.callstore.recording.RecordingPosition;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.starter.media.MediaAnswer;
import dev.ringway.starter.media.MediaFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes many recordings as one ZIP, one after the other as they come from Twilio; the audio is compressed already and is
 * stored as it is. The last entry, {@code manifest.csv}, names every recording that was asked for with its file, or with
 * the reason why there is none: one that cannot be fetched does not end the archive. Memory does not grow with the archive.
 */
@Component
public final class RecordingArchive {

    private static final int PAGE = 200;
    private static final int BUFFERS_AHEAD = 4;
    private static final String HEADING =
            "recordingSid,callSid,status,startTime,duration,channels,source,file,bytes,problem\n";

    private final RecordingLibrary library;
    private final RecordingMedia media;
    private final RecordingAccount account;

    RecordingArchive(RecordingLibrary library, RecordingMedia media, RecordingAccount account) {
        this.library = library;
        this.media = media;
        this.account = account;
    }

    /** @param problem empty where the file is whole */
    private record Entry(Optional<String> file, long bytes, Optional<String> problem) {

        static Entry without(String problem) {
            return new Entry(Optional.empty(), 0, Optional.of(problem));
        }
    }

    /**
     * Blocks until all is written; does not close the stream.
     *
     * @throws IOException where the stream or the temporary file of the manifest cannot be written
     */
    public void write(RecordingFilter filter, MediaFormat format, OutputStream out) throws IOException {
        Path manifest = Files.createTempFile("ringway-manifest", ".csv");
        try {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.setLevel(Deflater.NO_COMPRESSION);
            try (BufferedWriter lines = Files.newBufferedWriter(manifest)) {
                lines.write(HEADING);
                writeAll(filter, format, zip, lines);
            }
            zip.putNextEntry(new ZipEntry("manifest.csv"));
            Files.copy(manifest, zip);
            zip.closeEntry();
            zip.finish();
        } finally {
            Files.delete(manifest);
        }
    }

    private void writeAll(RecordingFilter filter, MediaFormat format, ZipOutputStream zip, BufferedWriter manifest)
            throws IOException {
        Optional<RecordingPosition> after = Optional.empty();
        do {
            RecordingLibrary.RecordingPage page =
                    library.page(filter, after, PAGE).blockOptional().orElseThrow();
            for (StoredRecording stored : page.recordings()) {
                Entry entry = add(stored.recording(), format, zip);
                manifest.write(line(stored.recording(), entry));
            }
            after = page.last();
        } while (after.isPresent());
    }

    private Entry add(Recording recording, MediaFormat format, ZipOutputStream zip) throws IOException {
        if (!RecordingLibrary.hasMedia(recording)) {
            return Entry.without("status is " + recording.status().text());
        }
        if (account.anothers(recording)) {
            return Entry.without("of another Twilio account");
        }
        Optional<MediaAnswer> answer = media.ask(
                        HttpMethod.GET,
                        account.of(recording).accountSid(),
                        recording.recordingSid(),
                        format,
                        Optional.empty())
                .onErrorResume(away -> Mono.empty())
                .blockOptional();
        if (answer.isEmpty()) {
            return Entry.without("Twilio gave no answer");
        }
        return switch (answer.get()) {
            case MediaAnswer.Whole(Optional<Long> size, Flux<DataBuffer> body) ->
                copy(recording, format, size, body, zip);
            case MediaAnswer.Part part -> {
                MediaAnswer.letGo(part.body());
                yield Entry.without("Twilio gave a part only");
            }
            case MediaAnswer.NoSuchPart _ -> Entry.without("Twilio gave no media");
            case MediaAnswer.Gone _ ->
                Entry.without(account.ours(recording) ? "gone at Twilio" : "not under the main account");
            case MediaAnswer.Refused(int status) -> Entry.without("Twilio answered HTTP " + status);
        };
    }

    private static Entry copy(
            Recording recording, MediaFormat format, Optional<Long> size, Flux<DataBuffer> body, ZipOutputStream zip)
            throws IOException {
        String file = recording.callSid() + "/" + recording.recordingSid() + "." + format.extension();
        ZipEntry entry = new ZipEntry(file);
        recording.startTime().map(Instant::toEpochMilli).ifPresent(entry::setTime);
        zip.putNextEntry(entry);
        long copied = 0;
        boolean whole = true;
        try (InputStream in = DataBufferUtils.subscriberInputStream(body, BUFFERS_AHEAD)) {
            byte[] piece = new byte[16 * 1024];
            while (true) {
                int read = read(in, piece);
                if (read < 0) {
                    whole = read == END;
                    break;
                }
                zip.write(piece, 0, read);
                copied += read;
            }
        }
        zip.closeEntry();
        boolean complete = whole && size.orElse(copied) == copied;
        return new Entry(
                Optional.of(file), copied, complete ? Optional.empty() : Optional.of("cut off while it was fetched"));
    }

    private static final int END = -1;
    private static final int BROKEN = -2;

    /** Told apart from a failure to write, which ends the archive: here only this recording is cut off. */
    private static int read(InputStream in, byte[] piece) {
        try {
            return in.read(piece);
        } catch (IOException broken) {
            return BROKEN;
        }
    }

    private static String line(Recording recording, Entry entry) {
        return String.join(
                        ",",
                        recording.recordingSid(),
                        recording.callSid(),
                        recording.status().text(),
                        recording.startTime().map(Instant::toString).orElse(""),
                        recording.duration().map(String::valueOf).orElse(""),
                        recording.channels().map(String::valueOf).orElse(""),
                        // Twilio's list is open; anything but a word would be for a spreadsheet to run.
                        recording
                                .source()
                                .map(source -> source.replaceAll("[^A-Za-z0-9]", ""))
                                .orElse(""),
                        entry.file().orElse(""),
                        Long.toString(entry.bytes()),
                        entry.problem().orElse(""))
                + "\n";
    }
}
