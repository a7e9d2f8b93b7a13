package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.RowReader;
import dev.ringway.events.StoredPayload;
import dev.ringway.starter.storage.ByteRange;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;

/** A file in the object storage. */
record StoredFile(ObjectStorage storage, StoredPayload file) implements RowReader.Source {

    @Override
    public InputStream from(long offset) throws IOException {
        return offset >= file.size()
                ? InputStream.nullInputStream()
                : storage.read(file.location(), ByteRange.from(offset)).bytes();
    }
}
