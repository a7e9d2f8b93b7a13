package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.EncodingCheck;
import dev.ringway.campaign.imports.FileEncoding;
import dev.ringway.starter.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** A file as it comes in: no larger than it may be, and its encoding found out on the way. */
final class ReceivedFile extends InputStream {

    private final InputStream body;
    private final DataSize largest;
    private final EncodingCheck encoding = new EncodingCheck();
    private long size;

    ReceivedFile(InputStream body, DataSize largest) {
        this.body = body;
        this.largest = largest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws ProblemException 413 where it is larger, 408 where the client does not send it to its end */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = received(bytes, offset, length);
        if (read > 0) {
            size += read;
            if (size > largest.toBytes()) {
                throw tooLarge(largest);
            }
            encoding.accept(bytes, offset, read);
        }
        return read;
    }

    private int received(byte[] bytes, int offset, int length) {
        try {
            return body.read(bytes, offset, length);
        } catch (IOException | RuntimeException brokenOff) {
            ProblemException problem = new ProblemException(
                    HttpStatus.REQUEST_TIMEOUT,
                    "file-incomplete",
                    "The file did not arrive whole, so nothing was done. Send it again.");
            problem.initCause(brokenOff);
            throw problem;
        }
    }

    static ProblemException tooLarge(DataSize largest) {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "file-too-large",
                "The file is larger than " + largest.toMegabytes() + " MB. Send it in parts, each with the header.");
    }

    /** @throws ProblemException 400 where it is not all what its byte order mark says */
    FileEncoding encoding() {
        return encoding.encoding().orElseThrow(ReceivedFile::notAsMarked);
    }

    static ProblemException notAsMarked() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "not-as-marked",
                "The file's byte order mark says that it is Unicode, and not all of it is: it was probably put"
                        + " together from several. Open it, look for characters that are wrong, and save it as"
                        + " CSV in UTF-8.");
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
