package dev.ringway.campaign.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.OnDuplicate;
import dev.ringway.campaign.store.ImportRows;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Imports after their time. */
class ImportRetentionTest extends OwnImports {

    @Test
    void anOldImportGoesWithItsFileAndItsRows() throws Exception {
        String id = asked(rows(), OnDuplicate.SKIP);
        jobs.runNow(job(run(Clock.systemUTC())));
        ContactImport done = imports().find(id).orElseThrow();
        String waiting = asked("phone\n" + number(9_999) + "\n", OnDuplicate.SKIP);

        retain(Duration.ofDays(29));
        assertThat(imports().find(id)).isPresent();
        retain(Duration.ofDays(31));

        assertThat(imports().find(id)).isEmpty();
        assertThat(rowsOf("contactImportRows")).isEmpty();
        assertThat(imports().find(waiting)).isPresent();
        assertThatThrownBy(() -> storage.read(done.file().location())).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void oneWhoseFileCannotBeDeletedStaysAndHoldsUpNoOther() {
        String stuck = asked(rows(), OnDuplicate.SKIP);
        String other = asked("phone\n" + number(9_999) + "\n", OnDuplicate.SKIP);
        jobs.runNow(job(run(Clock.systemUTC())));
        String location = imports().find(stuck).orElseThrow().file().location();

        retain(Duration.ofDays(31), deletingAllBut(location));

        assertThat(imports().find(stuck)).isPresent();
        assertThat(imports().find(other)).isEmpty();
        retain(Duration.ofDays(32));
        assertThat(imports().find(stuck)).isEmpty();
    }

    private ObjectStorage deletingAllBut(String location) {
        return (ObjectStorage) Proxy.newProxyInstance(
                ObjectStorage.class.getClassLoader(),
                new Class<?>[] {ObjectStorage.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("delete") && location.equals(arguments[0])) {
                        throw new IOException("not now");
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private void retain(Duration later) {
        retain(later, storage);
    }

    private void retain(Duration later, ObjectStorage files) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        ImportRetention retention =
                new ImportRetention(imports(), new ImportRows(store.database()), files, settings, clock);
        jobs.runNow(new LeasedJob("retention-" + later, Duration.ZERO, retention::run));
    }
}
