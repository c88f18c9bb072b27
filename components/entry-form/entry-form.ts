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

/**
 * Fields, what is wrong with them, and the button that sends them. The last key of the keyboard sends the form
 * too: the platform collects a form's values on a tap on the button alone, so they are kept here as they are typed.
 */
Component({
  data: {
    /** Name of the field that the keyboard leads to next. */
    focused: '',
  },
  props: entryFormDefaults,
  methods: {
    handleInput(value: string, name: string) {
      keep(this, name, value);
      this.props.onInput(value, name);
    },
    handleConfirm(value: string, name: string) {
      keep(this, name, value);
      const { fields } = this.props;
      const next = fields[fields.findIndex((field) => field.name === name) + 1];
      if (next) {
        // A field takes the cursor when its `focus` turns true, each time anew.
        this.setData({ focused: '' }, () => this.setData({ focused: next.name }));
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
        onSubmit(values);
      }
    },
    handleSendCode() {
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
