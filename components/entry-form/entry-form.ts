import type { SubmitEvent } from '../events';
import { entryFormDefaults, type FormField, type FormValues } from './props';

/** What was typed, by form: beside the data, which never hold a password. */
const typed = new WeakMap<object, Record<string, string>>();

function valuesOf(form: object, fields: readonly FormField[]): FormValues {
  const all = typed.get(form) ?? {};
  const values: Record<string, string> = {};
  for (const { name } of fields) {
    values[name] = all[name] ?? '';
  }
  return values;
}

function keep(form: object, name: string, value: string): void {
  typed.set(form, { ...typed.get(form), [name]: value });
}

/** Forms that have just been sent: if a field is wrong, the cursor goes there. */
const sent = new WeakSet();

/**
 * Fields, what is wrong with them, and the button that sends them. The last key of the keyboard sends the form
 * too: the platform collects a form's values on a tap on the button alone, so they are kept here as they are typed.
 */
Component({
  data: {
    /** Name of the field that the cursor was put into last. */
    focused: '',
  },
  props: entryFormDefaults,
  didUpdate() {
    const { fields, errors, loading } = this.props;
    // What was typed into fields that have gone went with them: a field of the same name comes back empty.
    typed.set(this, valuesOf(this, fields));
    const wrong = fields.find(({ name }) => errors[name]);
    if (sent.has(this) && (loading || wrong)) {
      sent.delete(this);
      if (wrong) {
        this.focusOn(wrong.name);
      }
    }
  },
  methods: {
    handleInput(value: string, name: string) {
      sent.delete(this);
      keep(this, name, value);
      this.props.onInput(value, name);
    },
    handleConfirm(value: string, name: string) {
      keep(this, name, value);
      const { fields } = this.props;
      const next = fields[fields.findIndex((field) => field.name === name) + 1];
      if (next) {
        this.focusOn(next.name);
      } else {
        this.send(valuesOf(this, fields));
      }
    },
    handleSubmit({ detail }: SubmitEvent) {
      this.send({ ...valuesOf(this, this.props.fields), ...detail.value });
    },
    send(values: FormValues) {
      const { loading, disabled, onSubmit } = this.props;
      if (!loading && !disabled) {
        sent.add(this);
        onSubmit(values);
      }
    },
    /** A field takes the cursor when its `focus` turns true, each time anew. */
    focusOn(name: string) {
      this.setData({ focused: '' }, () => this.setData({ focused: name }));
    },
    handleSendCode() {
      sent.add(this);
      this.props.onSendCode(valuesOf(this, this.props.fields));
    },
    handleAgree(agreed: boolean) {
      this.props.onAgree(agreed);
    },
    handleReadPrivacy() {
      this.props.onReadPrivacy();
    },
  },
});
