package dev.plumbline.verifier.junit;

import dev.plumbline.test.TestDatabase;
import dev.plumbline.test.TestParameter;
import dev.plumbline.verifier.data.Expectations;

/** Promises stated and forgotten would make a test that cannot fail, so what a test states is verified after it. */
public final class ExpectationsParameter implements TestParameter<Expectations> {

    /** Created by the service loader. */
    public ExpectationsParameter() {}

    @Override
    public Class<Expectations> type() {
        return Expectations.class;
    }

    @Override
    public Expectations of(TestDatabase database) {
        return Expectations.on(database.database());
    }

    @Override
    public void afterTest(Expectations stated) {
        if (!stated.isEmpty()) {
            stated.verify();
        }
    }
}
