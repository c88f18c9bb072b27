import type { BasicComponent } from '../view/basic-component';
import { basicComponent } from './define';
import { pictureBehaviour } from './image';

/** @see mini/component/基础组件/视图容器/cover-view 文本视图.md of AlipayDocs/open-docs */
export const coverView: BasicComponent = basicComponent('cover-view', { element: 'div' });

/** @see mini/component/基础组件/视图容器/cover-image 图片视图.md of AlipayDocs/open-docs */
export const coverImage: BasicComponent = basicComponent('cover-image', pictureBehaviour);
