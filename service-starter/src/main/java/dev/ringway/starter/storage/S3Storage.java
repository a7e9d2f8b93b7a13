package dev.ringway.starter.storage;

import dev.ringway.events.StoredPayload;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket of any server that speaks S3. What is larger than one part is uploaded in parts, so its length need
 * not be known. Locations are {@code s3://<bucket>/<key>}.
 */
final class S3Storage implements ObjectStorage, AutoCloseable {

    private static final int NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final String bucket;
    private final String locations;

    S3Storage(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
        this.locations = "s3://" + bucket + "/";
    }

    @Override
    public StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException {
        Blocking.allowed();
        try (S3Upload upload = new S3Upload(s3, bucket, key.path(), contentType)) {
            MeasuredOutput measured = new MeasuredOutput(upload);
            content.writeTo(measured);
            upload.complete();
            return measured.stored(location(key), contentType);
        } catch (SdkException refused) {
            throw new IOException("S3 did not store " + key.path(), refused);
        }
    }

    @Override
    public String location(ObjectKey key) {
        return locations + key.path();
    }

    @Override
    public StoredContent read(String location) throws IOException {
        return open(location, Optional.empty());
    }

    @Override
    public StoredContent read(String location, ByteRange range) throws IOException {
        return open(location, Optional.of(range));
    }

    private StoredContent open(String location, Optional<ByteRange> range) throws IOException {
        String key = key(location);
        ResponseInputStream<GetObjectResponse> object = asked(location, () -> get(key, range));
        GetObjectResponse head = object.response();
        long length = head.contentLength();
        // e.g. bytes 100-199/1000
        String[] part = Optional.ofNullable(head.contentRange())
                .orElse("bytes 0-/" + length)
                .split("[ /-]", -1);
        return new StoredContent(
                new AbortingInput(object, length), Long.parseLong(part[1]), length, Long.parseLong(part[3]));
    }

    private ResponseInputStream<GetObjectResponse> get(String key, Optional<ByteRange> range) {
        return s3.getObject(request -> {
            request.bucket(bucket).key(key);
            range.map(ByteRange::header).ifPresent(request::range);
        });
    }

    @Override
    public void delete(String location) throws IOException {
        String key = key(location);
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (NoSuchKeyException gone) {
            return;
        } catch (SdkException refused) {
            throw new IOException("S3 did not delete " + location, refused);
        }
    }

    private <T> T asked(String location, Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (NoSuchKeyException absent) {
            throw new ObjectNotFoundException(location);
        } catch (S3Exception refused) {
            if (refused.statusCode() != NOT_SATISFIABLE) {
                throw new IOException("S3 did not give " + location, refused);
            }
            String key = key(location);
            throw new RangeNotSatisfiableException(asked(
                            location,
                            () -> s3.headObject(
                                    request -> request.bucket(bucket).key(key)))
                    .contentLength());
        } catch (SdkException unreachable) {
            throw new IOException("S3 did not give " + location, unreachable);
        }
    }

    private String key(String location) throws ObjectNotFoundException {
        Blocking.allowed();
        try {
            return Locations.keyIn(locations, location).path();
        } catch (IllegalArgumentException notOurs) {
            throw new ObjectNotFoundException(location);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
