package dev.ringway.starter.storage;

import dev.ringway.events.StoredPayload;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps objects of any size under keys. An object is there whole or not at all, and when {@code store} has returned it
 * outlives a crash. Storing under a key that exists replaces the object. All calls block, and refuse to be made on an
 * event loop; memory use does not grow with an object's size.
 */
public interface ObjectStorage {

    /**
     * @param contentType media type, e.g. {@code audio/mpeg}
     * @return where it lies, with its size and SHA-256 as they were written
     * @throws IOException where it could not be stored, or the content could not be read; nothing is then there that was
     *     not there before
     */
    StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException;

    /** Stores what is left of a stream; closing it is up to the caller. */
    default StoredPayload store(ObjectKey key, String contentType, InputStream content) throws IOException {
        return store(key, contentType, content::transferTo);
    }

    /** Where {@code store} puts what has this key: so it can be written down before anything is stored. */
    String location(ObjectKey key);

    /**
     * @param location as {@code store} returned it
     * @return to be closed
     * @throws ObjectNotFoundException where there is none, or the location is not one of this storage
     */
    StoredContent read(String location) throws IOException;

    /**
     * A part of an object.
     *
     * @throws RangeNotSatisfiableException where the range lies outside of the object
     * @throws ObjectNotFoundException as {@link #read(String)}
     */
    StoredContent read(String location, ByteRange range) throws IOException;

    /** Afterwards it is gone, whether it was there or not. */
    void delete(String location) throws IOException;
}
