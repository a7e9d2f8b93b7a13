package dev.ringway.starter.storage;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One object on its way to S3: a single request where it fits into one part, else a multipart upload. At most one part is
 * in memory. Closed before it is complete, it is taken back.
 */
final class S3Upload extends OutputStream {

    /** The smallest that S3 allows; its limit of 10,000 parts makes that 50 GB. */
    static final int PART = 5 << 20;

    private static final Logger log = LoggerFactory.getLogger(S3Upload.class);
    private static final int FIRST_BUFFER = 64 << 10;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String contentType;
    private final List<CompletedPart> parts = new ArrayList<>();
    private Optional<String> uploadId = Optional.empty();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;

    S3Upload(S3Client s3, String bucket, String key, String contentType) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.contentType = contentType;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int written = 0; written < length; ) {
            if (filled == PART) {
                sendPart();
            }
            int fitting = Math.min(length - written, PART - filled);
            if (filled + fitting > buffer.length) {
                int doubled = Math.max(filled + fitting, 2 * buffer.length);
                buffer = Arrays.copyOf(buffer, Math.min(PART, doubled));
            }
            System.arraycopy(bytes, offset + written, buffer, filled, fitting);
            filled += fitting;
            written += fitting;
        }
    }

    /** The object is there when this returns. */
    void complete() {
        if (uploadId.isEmpty()) {
            s3.putObject(request -> request.bucket(bucket).key(key).contentType(contentType), body());
            return;
        }
        sendPart();
        s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key(key)
                .uploadId(uploadId.orElseThrow())
                .multipartUpload(upload -> upload.parts(parts)));
        uploadId = Optional.empty();
    }

    private void sendPart() {
        if (uploadId.isEmpty()) {
            uploadId = Optional.of(s3.createMultipartUpload(
                            request -> request.bucket(bucket).key(key).contentType(contentType))
                    .uploadId());
        }
        int number = parts.size() + 1;
        String tag = s3.uploadPart(
                        request -> request.bucket(bucket)
                                .key(key)
                                .uploadId(uploadId.orElseThrow())
                                .partNumber(number),
                        body())
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        filled = 0;
    }

    /** Sent before the buffer is written to again, and read anew at each attempt. */
    private RequestBody body() {
        int length = filled;
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(
                        () -> new java.io.ByteArrayInputStream(buffer, 0, length)),
                length,
                contentType);
    }

    @Override
    public void close() {
        uploadId.ifPresent(id -> {
            try {
                s3.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key).uploadId(id));
            } catch (SdkException unreachable) {
                log.warn(
                        "S3 keeps the parts of an upload of {} that was not completed: {}",
                        key,
                        unreachable.getMessage());
            }
        });
    }
}
