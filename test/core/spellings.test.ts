import assert from 'node:assert/strict';
import { accept, applyFix, completionsAt, findingsOf, hoverAt, openText } from '../support/fixture.ts';
import { SPELLINGS, type Spelled } from '../support/spellings.ts';

const GOOD: Spelled = {
  sid: 'Read',
  effect: 'Allow',
  actions: ['s3:GetObject', 's3:PutObject'],
  resource: 'arn:aws:s3:::<bucket>/*',
};

for (const { name, language, write } of SPELLINGS) {
  const options = { language };

  describe(`the same policy as ${name}`, () => {
    it('is found, and a good one has nothing to report', () => {
      assert.deepEqual(
        openText(write(GOOD), options).policies.map(({ kind }) => kind),
        ['identity'],
      );
      assert.deepEqual(findingsOf(write(GOOD), options), []);
    });

    it('gives the same findings at the same paths, on the same text', () => {
      const bad: Spelled = { sid: 'Read', effect: 'allow', actions: ['s3:GetObjct', 'ec2:*'], resource: '*' };
      const text = write(bad);
      const found = findingsOf(text, options).map(({ rule, path, span }) => [
        rule,
        path.replace(/\[0\]$/, ''),
        text.slice(span.start, span.end).replace(/[\\"]/g, ''),
      ]);
      assert.deepEqual(found, [
        ['invalid-effect', 'Statement[0].Effect', 'allow'],
        ['unknown-action', 'Statement[0].Action', 'GetObjct'],
      ]);
      const broad = findingsOf(write({ ...bad, effect: 'Allow', actions: ['ec2:*'] }), options);
      assert.deepEqual(
        broad.map(({ rule, severity }) => [rule, severity]),
        [['wildcard-action', 'warning']],
      );
    });

    it('explains elements and actions alike', () => {
      const text = write(GOOD);
      const action = hoverAt(text.replace('s3:GetObject', 's3:Get$0Object'), options);
      assert.equal(action?.token.replace(/[\\"]/g, ''), 's3:GetObject');
      assert.match(action?.markdown ?? '', /^`s3:GetObject` · Read/);
      const key = hoverAt(text.replace(/((?:E|e)ffect)/, '$0$1'.replace('$0', '$$0')), options);
      assert.match(key?.markdown ?? '', /^\*\*Effect\*\* · /);
    });

    it('completes actions, and accepting leaves the same policy', () => {
      const text = write({ ...GOOD, actions: ['s3:GetObject', 'putobj$0'] });
      assert.ok(completionsAt(text, options).length > 0);
      assert.equal(accept(text, 's3:PutObject', options), write(GOOD));
      assert.equal(
        accept(write({ ...GOOD, actions: ['s3:GetObject', 's3:$0'] }), 's3:PutObject', options),
        write(GOOD),
      );
    });

    it('is repaired and narrowed alike', () => {
      assert.equal(
        applyFix(write({ ...GOOD, actions: ['s3:GetObjct', 's3:PutObject'] }), 'Change to s3:GetObject', options),
        write(GOOD),
      );
      assert.equal(applyFix(write({ ...GOOD, effect: 'allow' }), 'Change to Allow', options), write(GOOD));
      const scoped = applyFix(write({ ...GOOD, resource: '*' }), 'Scope to arn:aws:s3:::${bucket-name}/*', options);
      assert.equal(scoped, write({ ...GOOD, resource: 'arn:aws:s3:::bucket-name/*' }));
      const broad = write({ ...GOOD, actions: ['sqs:*', 's3:GetObject'], resource: '*' });
      const narrowed = applyFix(broad, 'Narrow to chosen access levels…', { ...options, answer: ['Read'] });
      assert.equal(
        narrowed,
        write({ ...GOOD, actions: ['sqs:Get*', 'sqs:List*', 'sqs:ReceiveMessage', 's3:GetObject'], resource: '*' }),
      );
    });

    it('is sorted alike', () => {
      const before = write({ ...GOOD, actions: ['s3:PutObject', 's3:GetObject$0'] });
      assert.equal(applyFix(before, 'Sort 2 actions', options), write(GOOD));
    });

    it('keeps what is unknowable out of the judgement', () => {
      const found = findingsOf(write({ ...GOOD, resource: 'arn:aws:s3:::<bucket>' }), options);
      const literal = name.startsWith('JSON');
      assert.deepEqual(
        found.map(({ rule }) => rule),
        literal ? ['ineffective-resource'] : [],
      );
    });
  });
}
